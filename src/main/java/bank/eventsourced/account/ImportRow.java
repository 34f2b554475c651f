package bank.eventsourced.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.account.TransactionImport.Fault;
import bank.eventsourced.money.Money;

/**
 * A row of a file in a preview.
 *
 * @param line        of the file, from 1, where the row begins
 * @param transaction what the row says; absent if it makes no sense
 * @param raw         the fields as they stand in the file, shortened to {@link #LONGEST_RAW} characters, if it makes no
 *                    sense; else empty
 * @param faults      why it is bad, at least one if it is
 */
public record ImportRow(long line, State state, Optional<Transaction> transaction, String raw, List<Fault> faults) {

    /** How much of a row that makes no sense is shown. */
    public static final int LONGEST_RAW = 200;

    /** What would become of a row. */
    public enum State {
        /** It would be recorded. */
        NEW,
        /** An earlier import has recorded it. */
        KNOWN,
        /** It was asked to be left out. */
        LEFT_OUT,
        /** It cannot be recorded. */
        BAD
    }

    /** @param change what it changes in the balance: negative if money goes out */
    public record Transaction(LocalDate bookedOn, AccountNumber account, Money change, String text,
            String counterparty) {}
}
