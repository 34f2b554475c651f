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
 * @param reverses     the version of the account that it undid, if it is a reversal
 */
public record JournalEntry(long position, AccountNumber account, long version, Kind kind, Optional<Money> amount,
        Money balance, LocalDate valueDate, Instant recordedAt, String text, String counterparty, UUID commandId,
        Optional<Long> reverses) {

    /** What kind of thing happened. */
    public enum Kind {

        OPENED, CREDITED, DEBITED, TRANSFER_SENT, TRANSFER_RECEIVED, CREDIT_REVERSED, DEBIT_REVERSED,
        TRANSFER_SENT_REVERSED, TRANSFER_RECEIVED_REVERSED, LIMIT_CHANGED, FROZEN, UNFROZEN, CLOSED
    }
}
