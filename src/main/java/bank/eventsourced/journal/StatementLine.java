package bank.eventsourced.journal;

import java.util.Optional;

import bank.eventsourced.money.Money;

/**
 * One movement on a statement.
 *
 * @param entry   of the journal; its position is the line's reference. Its own balance is the one at that position, which
 *                is another one if entries were taken down in another order than that of their value dates
 * @param balance the running balance: after this line and all before it, in the order of value dates
 */
public record StatementLine(JournalEntry entry, Money balance) {

    /** What went out, positive. */
    public Optional<Money> debit() {
        return entry.movement().filter(Money::isNegative).map(Money::negated);
    }

    /** What came in. */
    public Optional<Money> credit() {
        return entry.movement().filter(it -> !it.isNegative());
    }
}
