package bank.eventsourced.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.account.TransactionImport.Monitor;
import bank.eventsourced.money.Money;
import bank.eventsourced.wording.Sentence;

/** The imports that there were, and how to undo them. Thread-safe; needs no transaction of the caller's. */
public interface PastImports {

    /** The largest page of {@link #list}. */
    int LARGEST_PAGE = 500;

    /** How many transactions that could not be reversed are listed; all are counted. */
    int LISTED_KEPT = 1_000;

    /**
     * Imports that recorded something, the latest first.
     *
     * @param before the last id of the page before; absent for the first page
     * @param limit  at most {@link #LARGEST_PAGE}
     */
    List<PastImport> list(Optional<UUID> before, int limit);

    /**
     * Reverses every transaction of an import, the newest first, each of them at most once. Accounts that it opened stay
     * open. Idempotent: once more completes what is missing. If it is cancelled, what is reversed stays reversed.
     *
     * <p>What was reversed here can be imported again: its rows are new then. What was reversed by hand cannot; its row
     * stays known.
     *
     * @throws InvalidInput if there is no such import, or it is still being recorded
     */
    Undoing undo(UUID importId, String actor, Monitor monitor);

    /**
     * How far an import is undone.
     *
     * @param reversed      transactions that this undid, now or in an attempt before
     * @param byHand        transactions that somebody else has reversed
     * @param kept          transactions that cannot be reversed, and therefore still count
     * @param keptListed    the first {@link #LISTED_KEPT} of them, the newest first
     * @param interruptedBy why it ended before every transaction was tried, in a sentence; absent if it did not
     */
    record Undoing(PastImport undone, long reversed, long byHand, long kept, List<Kept> keptListed,
            Optional<Sentence> interruptedBy) {}

    /**
     * A transaction that could not be reversed.
     *
     * @param position in the log of the accounts
     * @param change   what it had changed in the balance: negative if money went out
     */
    record Kept(long position, AccountNumber account, LocalDate bookedOn, Money change, Refusal reason) {}
}
