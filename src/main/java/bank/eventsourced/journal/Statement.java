package bank.eventsourced.journal;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.money.Money;

/**
 * What moved on an account in a period, by value date. It is a view of the journal up to a position: what is taken down
 * later does not change it, so its lines always add up.
 *
 * @param opening the sum of all movements with an earlier value date
 * @param debits  the sum of what went out; zero or more
 * @param credits the sum of what came in; zero or more
 * @param closing opening + credits − debits
 * @param lines   how many movements there are in the period
 * @param upTo    the position of the last journal entry that is taken into account
 */
public record Statement(AccountNumber account, Period period, Money opening, Money debits, Money credits,
        Money closing, long lines, long upTo) {

    public Statement {
        if (!opening.plus(credits).minus(debits).equals(closing)) {
            throw new IllegalArgumentException("%s and credits of %s less debits of %s are not %s".formatted(opening,
                    credits, debits, closing));
        }
    }
}
