package bank.eventsourced.journal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;

import bank.eventsourced.account.AccountNumber;

/**
 * Which entries of the journal to look at; absent criteria match everything. Amounts are decimals in whatever currency an
 * entry has: 5 finds 5 EUR and 5 JPY.
 *
 * @param text     words anywhere in the text, the counterparty or the number of the account, upper and lower case alike;
 *                 blank matches everything
 * @param meant    an amount that the text may mean: entries that moved exactly it match, too
 * @param atLeast  the smallest amount; entries that moved no money do not match
 * @param atMost   the largest amount; entries that moved no money do not match
 * @param from     the first value date
 * @param to       the last value date
 * @param after    only entries beyond this position, as those that have come since
 * @param upTo     only entries up to this position: the journal as it was when it had come there
 */
public record JournalFilter(Optional<String> text, Optional<BigDecimal> meant, Optional<AccountNumber> account,
        Optional<JournalEntry.Kind> kind, Optional<Currency> currency, Optional<BigDecimal> atLeast,
        Optional<BigDecimal> atMost, Optional<LocalDate> from, Optional<LocalDate> to, Optional<Long> after,
        Optional<Long> upTo) {

    /** Matches every entry. */
    public static final JournalFilter EVERYTHING =
            new JournalFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty());

    /** However far the journal has come. */
    public JournalFilter(Optional<String> text, Optional<BigDecimal> meant, Optional<AccountNumber> account,
            Optional<JournalEntry.Kind> kind, Optional<Currency> currency, Optional<BigDecimal> atLeast,
            Optional<BigDecimal> atMost, Optional<LocalDate> from, Optional<LocalDate> to, Optional<Long> after) {
        this(text, meant, account, kind, currency, atLeast, atMost, from, to, after, Optional.empty());
    }

    public JournalFilter {
        text = text.map(String::strip).filter(it -> !it.isEmpty());
        meant = text.isEmpty() ? Optional.empty() : meant;
    }

    /** Every entry of one account. */
    public static JournalFilter of(AccountNumber account) {
        return new JournalFilter(Optional.empty(), Optional.empty(), Optional.of(account), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /** The same, but only entries beyond a position. */
    public JournalFilter after(long position) {
        return new JournalFilter(text, meant, account, kind, currency, atLeast, atMost, from, to,
                Optional.of(position), upTo);
    }

    /** The same, but only entries up to a position, and to a value date if there is one. */
    public JournalFilter upTo(long position, Optional<LocalDate> valueDate) {
        var last = Stream.concat(to.stream(), valueDate.stream()).min(Comparator.naturalOrder());
        return new JournalFilter(text, meant, account, kind, currency, atLeast, atMost, from, last, after,
                Optional.of(Math.min(position, upTo.orElse(position))));
    }
}
