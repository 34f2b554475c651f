package bank.eventsourced.journal.adapter.jpa;

import java.sql.Types;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.eventstore.Book;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.money.Money;

/** An entry on its way into the journal, many at once, and by plain JDBC, as nothing is faster. */
final class JournalEntryRow {

    static final int[] TYPES = {Types.BIGINT, Types.VARCHAR, Types.BIGINT, Types.VARCHAR, Types.BIGINT, Types.VARCHAR,
            Types.BIGINT, Types.DATE, Types.TIMESTAMP_WITH_TIMEZONE, Types.VARCHAR, Types.VARCHAR, Types.OTHER,
            Types.BIGINT};

    private JournalEntryRow() {}

    static String insertion(Book book) {
        return """
                insert into %s (position, account, version, kind, amount, currency, balance, value_date, recorded_at,
                                text, counterparty, command_id, reverses)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""".formatted(book.table("journal_entry"));
    }

    static @Nullable Object[] of(JournalEntry entry) {
        return new @Nullable Object[]{entry.position(), entry.account().value(), entry.version(), entry.kind().name(),
                entry.amount().map(Money::minorUnits).orElse(null), entry.balance().currency().getCurrencyCode(),
                entry.balance().minorUnits(), entry.valueDate(), entry.recordedAt().atOffset(ZoneOffset.UTC),
                entry.text(), entry.counterparty(), entry.commandId(), entry.reverses().orElse(null)};
    }
}
