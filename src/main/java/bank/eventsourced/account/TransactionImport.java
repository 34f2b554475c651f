package bank.eventsourced.account;

import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import bank.eventsourced.money.Money;
import bank.eventsourced.wording.Sentence;

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
 * different files count as the same transaction, too: files may overlap. A row whose import was undone is new again.
 *
 * <p>Files whose columns have other names, or say things in another way, are read with an {@link ImportMapping}. Ids are
 * derived from what a row means, so it is the same transaction however it is written.
 *
 * <p>Thread-safe; needs no transaction of the caller's; takes as long as the file is. Methods throw {@link InvalidInput}
 * if the file cannot be read as such a table at all, and then nothing was recorded.
 */
public interface TransactionImport {

    /** How many faults a preview lists at most; all are counted. */
    int LISTED_FAULTS = 1_000;

    /** How many rows of each state a preview lists at most; all are counted. */
    int LISTED_ROWS = 2_000;

    /** Reads the names of the columns and the first rows, and suggests where the values of a transaction come from. */
    ImportOutline outline(Path file, ImportLayout layout);

    /** Reads the file and rehearses every row on the accounts as they are, without recording anything. */
    Preview preview(Path file, Options options, Monitor monitor);

    /**
     * Previews the file, and if it has no fault or bad rows are to be skipped, records what is new in it. What is
     * recorded is durable when this returns, whatever the result; it can be undone by {@link PastImports}.
     *
     * <p>Nothing is recorded before everything is checked. If it is cancelled while recording, what was recorded until
     * then is taken back by reversals.
     */
    Result run(Path file, Options options, Monitor monitor);

    /**
     * How to import.
     *
     * @param overdraftLimit of the accounts that the import opens; none if absent
     * @param skipBad        whether the good rows are imported if there are bad ones
     * @param mapping        where values come from; if absent, from the columns named as above
     * @param leftOut        the lines on which rows begin that are not to be imported
     * @param confirmedRows  how many rows somebody has agreed to record; if it would be another number by now, nothing is
     */
    record Options(Optional<OverdraftLimit> overdraftLimit, boolean skipBad, String actor, ImportLayout layout,
            Optional<ImportMapping> mapping, Set<Long> leftOut, OptionalLong confirmedRows) {

        public Options {
            leftOut = Set.copyOf(leftOut);
        }

        /** For a file in UTF-8 whose columns are named as above; every row. */
        public Options(Optional<OverdraftLimit> overdraftLimit, boolean skipBad, String actor) {
            this(overdraftLimit, skipBad, actor, ImportLayout.DETECTED, Optional.empty(), Set.of(),
                    OptionalLong.empty());
        }

        /** No overdraft, and nothing is imported from a file that has a bad row. */
        public static Options strict(String actor) {
            return new Options(Optional.empty(), false, actor);
        }

        public Options mapped(ImportLayout fileLayout, ImportMapping fileMapping) {
            return new Options(overdraftLimit, skipBad, actor, fileLayout, Optional.of(fileMapping), leftOut,
                    confirmedRows);
        }

        public Options leavingOut(Set<Long> lines) {
            return new Options(overdraftLimit, skipBad, actor, layout, mapping, lines, confirmedRows);
        }

        public Options confirmed(long rows) {
            return new Options(overdraftLimit, skipBad, actor, layout, mapping, leftOut, OptionalLong.of(rows));
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
                throw new InvalidInput("The overdraft limit must be zero or more, such as 5000 or 100.00, not '%s'.",
                        InvalidInput.shortened(decimal));
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
                        "The overdraft limit was given in %s, but this row would open an account in %s. Give it without a currency, or open the account first.",
                        other, accountCurrency);
            });
            return Money.of(decimal, accountCurrency);
        }
    }

    /** Watches an import. Called on the importing thread, often: it must return at once. */
    interface Monitor {

        /** Watches nothing. */
        Monitor NONE = progress -> {};

        void progressed(Progress progress);

        /** Whether to stop. What is on its way is waited for. */
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

        /** First everything is checked, then it is recorded; what is undone is reversed. */
        public enum Phase {
            CHECKING, RECORDING, REVERSING
        }
    }

    /**
     * What an import would do.
     *
     * @param rows        data rows in the file
     * @param newRows     rows that would be recorded
     * @param knownRows   rows that an earlier import has recorded
     * @param leftOutRows rows that were asked to be left out
     * @param badRows     rows that cannot be recorded
     * @param newAccounts accounts that would be opened
     * @param faults      what is wrong with the bad rows, in the order of the file; the first {@link #LISTED_FAULTS}
     * @param listed      the first {@link #LISTED_ROWS} rows of each state, in the order of the file
     */
    record Preview(long rows, long newRows, long knownRows, long leftOutRows, long badRows, long newAccounts,
            List<Fault> faults, List<ImportRow> listed) {}

    /**
     * Why a row is bad.
     *
     * @param line    of the file, from 1, where the row begins
     * @param column  the name of the column, or {@code row} if it is not in one column
     * @param reason  what is wrong
     * @param refusal whether the row makes sense but the rules of the bank forbid it
     */
    record Fault(long line, String column, Sentence reason, boolean refusal) {}

    /** What became of an import. */
    sealed interface Result {

        /** What was found before anything was recorded. */
        Preview preview();

        /**
         * Everything that was asked for is recorded.
         *
         * @param importId by which it can be undone; absent if nothing was new
         */
        record Imported(Preview preview, long rows, long accounts, Optional<UUID> importId) implements Result {}

        /** There are bad rows; nothing was recorded. */
        record Rejected(Preview preview) implements Result {}

        /** Another number of rows would be recorded than was agreed to; nothing was recorded. */
        record Changed(Preview preview) implements Result {}

        /**
         * It was cancelled.
         *
         * @param rows     how many rows had been recorded until then
         * @param accounts how many accounts had been opened until then; they stay, empty
         * @param undoing  how these rows were taken back; absent if there were none
         */
        record Cancelled(Preview preview, long rows, long accounts,
                Optional<PastImports.Undoing> undoing) implements Result {}

        /**
         * It ended before everything was recorded. What is recorded stays; running it again completes it, or it can be
         * undone.
         *
         * @param rows   how many rows were recorded
         * @param reason why
         */
        record Stopped(Preview preview, long rows, long accounts, Sentence reason, UUID importId) implements Result {}
    }
}
