package bank.eventsourced.eventstore.application;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.Pause;
import bank.eventsourced.eventstore.application.CheckpointStore.Checkpoint;

/**
 * The transactions of one follower, each with its checkpoint locked: one at a time, over all processes that share the
 * database. What the follower keeps is then as the last one left it, whichever process that was. Within
 * this process the next one also waits for what happens after a commit, such as keeping caches true.
 */
final class FollowerTransactions {

    private final String follower;
    private final String log;
    private final CheckpointStore checkpoints;
    private final TransactionOperations inTurn;
    private final TransactionOperations beside;
    private final OtherProcesses others;
    private final ReentrantLock turn = new ReentrantLock(true);

    FollowerTransactions(String follower, String log, CheckpointStore checkpoints, TransactionOperations inTurn,
            TransactionOperations beside, OtherProcesses others) {
        this.follower = follower;
        this.log = log;
        this.checkpoints = checkpoints;
        this.inTurn = inTurn;
        this.beside = beside;
        this.others = others;
    }

    /** Does work in a transaction; it is given the locked checkpoint. */
    <T> T execute(Function<Checkpoint, T> work) {
        return execute(inTurn, work);
    }

    /** The same for long work: only this follower waits for it. */
    <T> T executeLong(Function<Checkpoint, T> work) {
        return execute(beside, work);
    }

    private <T> T execute(TransactionOperations transaction, Function<Checkpoint, T> work) {
        turn.lock();
        try {
            return transaction.execute(status -> {
                var locked = checkpoints.lock(follower, log);
                others.forgetOldStates();
                return work.apply(locked);
            });
        } finally {
            turn.unlock();
        }
    }

    /** Whether somebody has paused the follower. Asks without a lock. */
    boolean arePaused() {
        return checkpoints.find(follower).isPaused();
    }

    void pause(Optional<Pause> pause) {
        checkpoints.pause(follower, pause);
    }
}
