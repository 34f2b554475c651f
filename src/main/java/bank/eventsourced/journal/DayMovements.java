package bank.eventsourced.journal;

import java.time.LocalDate;
import java.util.Currency;

import bank.eventsourced.money.Money;

/**
 * What moved on one day in one currency.
 *
 * @param day       the value date
 * @param credits   what came into accounts, transfers from other accounts included
 * @param debits    what went out of accounts, transfers to other accounts included; positive
 * @param movements how many entries moved money; a transfer is two
 */
public record DayMovements(LocalDate day, Money credits, Money debits, long movements) {

    public Currency currency() {
        return credits.currency();
    }

    /** How much the deposits of all customers grew; negative if they shrank. */
    public Money net() {
        return credits.minus(debits);
    }

    /** Both together. */
    public DayMovements plus(DayMovements other) {
        return new DayMovements(day, credits.plus(other.credits), debits.plus(other.debits),
                Math.addExact(movements, other.movements));
    }
}
