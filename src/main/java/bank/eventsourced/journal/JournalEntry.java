package bank.eventsourced.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.money.Money;

/**
 * One thing that happened on one account.
 *
 * @param position     of the event in the log of accounts
 * @param version      of the account after it
 * @param amount       positive, whichever way the money went; absent if no money moved
 * @param balance      of the account after it
 * @param text         what people wrote; a holder, a reason or a limit where there was no transaction
 * @param counterparty the other side, empty if there is none; of a transfer the other account
 */
public record JournalEntry(long position, AccountNumber account, long version, Kind kind, Optional<Money> amount,
        Money balance, LocalDate valueDate, Instant recordedAt, String text, String counterparty, UUID commandId) {

    /** What kind of thing happened. */
    public enum Kind {

        OPENED, CREDITED, DEBITED, TRANSFER_SENT, TRANSFER_RECEIVED, LIMIT_CHANGED, FROZEN, UNFROZEN, CLOSED
    }
}
