package bank.eventsourced.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.journal.JournalEntry.Effect;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.journal.StatementLetter.Labels;
import bank.eventsourced.money.Money;

/** Words and entries for statements in tests. */
public final class Letters {

    private Letters() {}

    public static StatementLetter english(String holder) {
        return new StatementLetter("Event Sourced Bank", List.of("1 Log Lane", "Prague"), holder, Locale.ENGLISH,
                new Labels("Statement of account", "Account", "Holder", "Period", "Currency", "Opening balance",
                        "Closing balance", "Debits", "Credits", "Date", "Reference", "Text", "Counterparty", "Debit",
                        "Credit", "Balance", "Page {0} of {1}", "Characters that cannot be shown:",
                        Kind::name),
                Money::decimal, LocalDate::toString);
    }

    /** An entry that moves money from a balance on. */
    public static JournalEntry entry(AccountNumber account, long position, Kind kind, Money amount, Money before,
            LocalDate valueDate, String text, String counterparty) {
        return new JournalEntry(position, account, position, kind, Optional.of(amount),
                kind.effect() == Effect.ADDS ? before.plus(amount) : before.minus(amount), valueDate,
                Instant.parse("2026-03-04T10:00:00Z"), text, counterparty, new UUID(7, position),
                Optional.empty());
    }
}
