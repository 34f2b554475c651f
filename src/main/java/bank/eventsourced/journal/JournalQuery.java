package bank.eventsourced.journal;

import java.time.LocalDate;
import java.util.Optional;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.money.Money;

/**
 * What to look for in the journal; absent criteria match everything. Pages follow each other by position.
 *
 * @param from   the first value date
 * @param to     the last value date
 * @param atLeast the smallest amount; finds amounts of its currency only
 * @param atMost  the largest amount; finds amounts of its currency only
 * @param text   words anywhere in text or counterparty, upper and lower case alike
 * @param after  the position of the last entry of the page before: entries beyond it, in the order asked for
 * @param limit  the size of the page, 1 to {@link #LARGEST_PAGE}
 */
public record JournalQuery(Optional<AccountNumber> account, Optional<LocalDate> from, Optional<LocalDate> to,
        Optional<JournalEntry.Kind> kind, Optional<Money> atLeast, Optional<Money> atMost, Optional<String> text,
        Order order, Optional<Long> after, int limit) {

    public static final int LARGEST_PAGE = 1_000;

    public JournalQuery {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("A page has 1 to %d entries, not %d.".formatted(LARGEST_PAGE, limit));
        }
    }

    /** Everything, in the given order. */
    public static JournalQuery everything(Order order, int limit) {
        return new JournalQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(),
                Optional.empty(), Optional.empty(), order, Optional.empty(), limit);
    }

    /** The page that follows an entry. */
    public JournalQuery after(JournalEntry last) {
        return after(last.position());
    }

    JournalQuery after(long position) {
        return new JournalQuery(account, from, to, kind, atLeast, atMost, text, order, Optional.of(position), limit);
    }

    /** By position. */
    public enum Order {
        OLDEST_FIRST, NEWEST_FIRST
    }
}
