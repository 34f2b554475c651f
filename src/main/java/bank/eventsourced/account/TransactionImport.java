package bank.eventsourced.account;

import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import bank.eventsourced.money.Money;

/**
 * Imports transactions from a file: one row is one deposit or withdrawal, with its booking date as value date. Accounts
 * that do not exist yet are opened.
 *
 * <p>The file is text in UTF-8 with a line that names its columns, in any order: {@code booked_on} (ISO date),
 * {@code account}, {@code direction} ({@code credit} or {@code debit}), {@code amount}, {@code currency}, and optionally
 * {@code text}, {@code counterparty}, {@code holder} (of an account that is opened) and {@code purpose} ({@code cash},
 * {@code remittance}, {@code interest}, {@code fee}). Other columns are ignored.
 *
 * <p>Idempotent: the command id of a row is derived from what it says and from how many equal rows stand before it in the
 * file. So the same file again, renamed or cut short by a crash, records only what is missing. Equal rows of two
 * different files count as the same transaction, too: files may overlap.
 *
 * <p>Thread-safe; needs no transaction of the caller's; takes as long as the file is. Methods throw {@link InvalidInput}
 * if the file cannot be read as such a table at all, and then nothing was recorded.
 */
public interface TransactionImport {

    /** How many faults a preview lists at most; all are counted. */
    int LISTED_FAULTS = 1_000;

    /** Reads the file and rehearses every row on the accounts as they are, without recording anything. */
    Preview preview(Path file, Options options, Monitor monitor);

    /**
     * Previews the file, and if it has no fault or bad rows are to be skipped, records what is new in it. What is
     * recorded is durable when this returns, whatever the result.
     */
    Result run(Path file, Options options, Monitor monitor);

    /**
     * How to import.
     *
     * @param overdraftLimit of the accounts that the import opens; none if absent
     * @param skipBad        whether the good rows are imported if there are bad ones
     */
    record Options(Optional<OverdraftLimit> overdraftLimit, boolean skipBad, String actor) {

        /** No overdraft, and nothing is imported from a file that has a bad row. */
        public static Options strict(String actor) {
            return new Options(Optional.empty(), false, actor);
        }
    }

    /**
     * An overdraft limit for accounts whose currency is not known yet.
     *
     * @param decimal  zero or more, such as {@code 5000} or {@code 100.00}
     * @param currency if present, accounts in another currency are not opened
     */
    record OverdraftLimit(String decimal, Optional<Currency> currency) {

        private static final Pattern NOT_NEGATIVE = Pattern.compile("\\d{1,30}(\\.\\d{1,30})?");

        public OverdraftLimit {
            if (!NOT_NEGATIVE.matcher(decimal).matches()) {
                throw new InvalidInput("The overdraft limit must be zero or more, such as 5000 or 100.00, not '%s'."
                        .formatted(InvalidInput.shortened(decimal)));
            }
            currency.ifPresent(it -> Money.of(decimal, it));
        }

        /**
         * The limit of an account.
         *
         * @throws IllegalArgumentException with a sentence, if there is no such limit in this currency
         */
        public Money in(Currency accountCurrency) {
            currency.filter(it -> !it.equals(accountCurrency)).ifPresent(other -> {
                throw new InvalidInput(
                        "The overdraft limit was given in %s, but this row would open an account in %s. Give it without a currency, or open the account first."
                                .formatted(other, accountCurrency));
            });
            return Money.of(decimal, accountCurrency);
        }
    }

    /** Watches an import. Called on the importing thread, often: it must return at once. */
    interface Monitor {

        /** Watches nothing. */
        Monitor NONE = progress -> {};

        void progressed(Progress progress);

        /** Whether to stop. What is on its way is still recorded. */
        default boolean cancelled() {
            return false;
        }
    }

    /**
     * How far an import is.
     *
     * @param rows how many rows of the file have been looked at or are recorded
     * @param of   how many there are; absent while the file is read for the first time
     */
    record Progress(Phase phase, long rows, OptionalLong of) {

        /** First everything is checked, then it is recorded. */
        public enum Phase {
            CHECKING, RECORDING
        }
    }

    /**
     * What an import would do.
     *
     * @param rows        data rows in the file
     * @param newRows     rows that would be recorded
     * @param knownRows   rows that an earlier import has recorded
     * @param badRows     rows that cannot be recorded
     * @param newAccounts accounts that would be opened
     * @param faults      what is wrong with the bad rows, in the order of the file; the first {@link #LISTED_FAULTS}
     */
    record Preview(long rows, long newRows, long knownRows, long badRows, long newAccounts, List<Fault> faults) {}

    /**
     * Why a row is bad.
     *
     * @param line    of the file, from 1, where the row begins
     * @param column  the name of the column, or {@code row} if it is not in one column
     * @param reason  a sentence
     * @param refusal whether the row makes sense but the rules of the bank forbid it
     */
    record Fault(long line, String column, String reason, boolean refusal) {}

    /** What became of an import. */
    sealed interface Result {

        /** What was found before anything was recorded. */
        Preview preview();

        /** Everything that was asked for is recorded. */
        record Imported(Preview preview, long rows, long accounts) implements Result {}

        /** There are bad rows; nothing was recorded. */
        record Rejected(Preview preview) implements Result {}

        /**
         * It ended before everything was recorded. Running it again completes it.
         *
         * @param rows   how many rows were recorded
         * @param reason a sentence
         */
        record Stopped(Preview preview, long rows, long accounts, String reason) implements Result {}
    }
}
