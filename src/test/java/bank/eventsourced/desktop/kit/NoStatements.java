package bank.eventsourced.desktop.kit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.journal.JournalQuery.Order;
import bank.eventsourced.journal.Period;
import bank.eventsourced.journal.Statement;
import bank.eventsourced.journal.StatementFile;
import bank.eventsourced.journal.StatementFormat;
import bank.eventsourced.journal.StatementLetter;
import bank.eventsourced.journal.StatementLine;
import bank.eventsourced.journal.Statements;
import bank.eventsourced.money.Money;

/** Statements of a bank that has no journal. */
final class NoStatements implements Statements {

    @Override
    public Statements asOf(long position) {
        return this;
    }

    @Override
    public Map<AccountNumber, Money> balances(Currency currency, LocalDate day) {
        return Map.of();
    }

    @Override
    public Optional<Statement> statement(AccountNumber account, Period period) {
        return Optional.empty();
    }

    @Override
    public Optional<Period> lifetime(AccountNumber account) {
        return Optional.empty();
    }

    @Override
    public List<StatementLine> lines(Statement statement, Order order, Optional<StatementLine> after, int limit) {
        return List.of();
    }

    @Override
    public StatementFile write(Statement statement, StatementFormat format, StatementLetter letter, Path file,
            LongConsumer progress) {
        throw new UnsupportedOperationException();
    }
}
