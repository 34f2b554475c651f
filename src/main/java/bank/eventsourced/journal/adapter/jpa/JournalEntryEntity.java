package bank.eventsourced.journal.adapter.jpa;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.money.Money;

/** A row of the journal, for reading: {@link JournalEntryRow} is how it gets there. Amounts are in minor units. */
@Entity(name = "JournalEntry")
@Table(name = "journal_entry")
@Immutable
final class JournalEntryEntity {

    @Id
    private long position;
    private String account;
    private long version;
    @Enumerated(EnumType.STRING)
    private JournalEntry.Kind kind;
    private @Nullable Long amount;
    private String currency;
    private long balance;
    private LocalDate valueDate;
    private Instant recordedAt;
    private String text;
    private String counterparty;
    private UUID commandId;
    private @Nullable Long reverses;

    @SuppressWarnings("NullAway.Init")
    private JournalEntryEntity() {}

    JournalEntry toEntry() {
        var kept = Currency.getInstance(currency);
        return new JournalEntry(position, new AccountNumber(account), version, kind,
                Optional.ofNullable(amount).map(minorUnits -> new Money(minorUnits, kept)), new Money(balance, kept),
                valueDate, recordedAt, text, counterparty, commandId, Optional.ofNullable(reverses));
    }
}
