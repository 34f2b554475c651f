package bank.eventsourced.journal.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.CreditReversed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.DebitReversed;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.HolderForgotten;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferReceivedReversed;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.TransferSentReversed;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.money.Money;

class JournalFollowerTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final AccountNumber BOB = new AccountNumber("2");
    private static final Money TWENTY = Money.parse("20 EUR");
    private static final Money NOTHING = Money.parse("0 EUR");
    private static final LocalDate VALUE_DATE = LocalDate.of(2026, 3, 3);
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final UUID COMMAND = new UUID(1, 2);

    @Test
    void takesDownEverythingThatHappensOnAnAccount() {
        takesDown(new Opened(ADA, "Ada Lovelace", NOTHING.currency(), TWENTY), Kind.OPENED, Optional.empty(), NOTHING,
                "Ada Lovelace", "");
        takesDown(new Credited(ADA, TWENTY, TWENTY, Purpose.CASH, "first", "the bank"), Kind.CREDITED,
                Optional.of(TWENTY), TWENTY, "first", "the bank");
        takesDown(new Debited(ADA, TWENTY, NOTHING, Purpose.FEE, "fee", "the bank"), Kind.DEBITED,
                Optional.of(TWENTY), NOTHING, "fee", "the bank");
        takesDown(new TransferSent(ADA, TWENTY, NOTHING, BOB, "rent"), Kind.TRANSFER_SENT, Optional.of(TWENTY),
                NOTHING, "rent", "2");
        takesDown(new TransferReceived(ADA, TWENTY, TWENTY, BOB, "rent"), Kind.TRANSFER_RECEIVED, Optional.of(TWENTY),
                TWENTY, "rent", "2");
        takesDown(new OverdraftLimitChanged(ADA, TWENTY, NOTHING), Kind.LIMIT_CHANGED, Optional.empty(), NOTHING,
                "20.00 EUR", "");
        takesDown(new Frozen(ADA, "court order", TWENTY), Kind.FROZEN, Optional.empty(), TWENTY, "court order", "");
        takesDown(new Unfrozen(ADA, "lifted", TWENTY), Kind.UNFROZEN, Optional.empty(), TWENTY, "lifted", "");
        takesDown(new HolderForgotten(ADA, "asked for it", NOTHING), Kind.HOLDER_FORGOTTEN, Optional.empty(), NOTHING,
                "asked for it", "");
        takesDown(new Closed(ADA, "moved", NOTHING), Kind.CLOSED, Optional.empty(), NOTHING, "moved", "");
    }

    @Test
    void takesDownWhatAReversalUndid() {
        takesDown(new CreditReversed(ADA, 2, TWENTY, NOTHING, Purpose.CASH, "the bank", "typo"), Kind.CREDIT_REVERSED,
                Optional.of(TWENTY), NOTHING, "typo", "the bank", Optional.of(2L));
        takesDown(new DebitReversed(ADA, 2, TWENTY, TWENTY, Purpose.FEE, "the bank", "typo"), Kind.DEBIT_REVERSED,
                Optional.of(TWENTY), TWENTY, "typo", "the bank", Optional.of(2L));
        takesDown(new TransferSentReversed(ADA, 2, TWENTY, TWENTY, BOB, "typo"), Kind.TRANSFER_SENT_REVERSED,
                Optional.of(TWENTY), TWENTY, "typo", "2", Optional.of(2L));
        takesDown(new TransferReceivedReversed(ADA, 2, TWENTY, NOTHING, BOB, "typo"), Kind.TRANSFER_RECEIVED_REVERSED,
                Optional.of(TWENTY), NOTHING, "typo", "2", Optional.of(2L));
    }

    private static void takesDown(AccountEvent event, Kind kind, Optional<Money> amount, Money balance, String text,
            String counterparty) {
        takesDown(event, kind, amount, balance, text, counterparty, Optional.empty());
    }

    private static void takesDown(AccountEvent event, Kind kind, Optional<Money> amount, Money balance, String text,
            String counterparty, Optional<Long> reverses) {
        var metadata = new EventMetadata(COMMAND, COMMAND, Optional.empty(), "test", Optional.of(VALUE_DATE));
        assertThat(JournalFollower.entry(new RecordedEvent<>(17, new StreamId(COMMAND), 3, event, metadata, NOW)))
                .isEqualTo(new JournalEntry(17, ADA, 3, kind, amount, balance, VALUE_DATE, NOW, text, counterparty,
                        COMMAND, reverses));
    }
}
