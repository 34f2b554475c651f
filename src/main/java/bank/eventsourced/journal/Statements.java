package bank.eventsourced.journal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.journal.JournalQuery.Order;
import bank.eventsourced.money.Money;

/** Statements of account, by value date. Thread-safe; needs no transaction of the caller's. */
public interface Statements {

    /** The same as of a position in the log of accounts: what was recorded later is not there. */
    Statements asOf(long position);

    /**
     * The balance of every account of a currency that had moved, by value date.
     *
     * @param day the last value date that counts
     */
    Map<AccountNumber, Money> balances(Currency currency, LocalDate day);

    /** The largest page of {@link #lines}. */
    int LARGEST_PAGE = 1_000;

    /** The statement of a period, as far as the journal has come; empty if it does not know the account. */
    Optional<Statement> statement(AccountNumber account, Period period);

    /** From the value date of the first movement to that of the last; empty if there is none. */
    Optional<Period> lifetime(AccountNumber account);

    /**
     * A page of the lines of a statement, in the order of value dates and of positions within a day; empty when there are
     * no more.
     *
     * @param after the last line of the page before, in the same order; absent for the first page
     * @param limit 1 to {@link #LARGEST_PAGE}
     */
    List<StatementLine> lines(Statement statement, Order order, Optional<StatementLine> after, int limit);

    /** All lines of a statement, oldest first, page by page. */
    default Stream<StatementLine> all(Statement statement) {
        var first = lines(statement, Order.OLDEST_FIRST, Optional.empty(), LARGEST_PAGE);
        return Stream.iterate(first, page -> !page.isEmpty(), page -> page.size() < LARGEST_PAGE ? List.of()
                : lines(statement, Order.OLDEST_FIRST, Optional.of(page.getLast()), LARGEST_PAGE))
                .flatMap(List::stream);
    }

    /**
     * Writes a statement to a file, whatever was there before. The file appears only when it is complete; if writing
     * fails, there is none, and what was there before stays.
     *
     * @param progress gets the number of lines written so far, often; what it throws ends the writing
     * @return what was written
     * @throws FileNotWritten if the file cannot be written; nothing has changed then
     */
    StatementFile write(Statement statement, StatementFormat format, StatementLetter letter, Path file,
            LongConsumer progress);
}
