package bank.eventsourced.eventstore.application;

import java.util.concurrent.locks.ReentrantLock;

import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Transactions one after the other. An embedded database waits for its disk once at a time anyway, and for transactions that
 * overlap it keeps old forms of every row they touch: the writer and the followers cost it twice the time side by side that
 * they cost in turn. Whoever waits longest need not come first: then a follower takes more at once.
 *
 * <p>For work that is short. Long work beside the bank's own has a transaction of its own, and waits for nobody.
 */
final class TakingTurns implements TransactionOperations {

    private final TransactionOperations transaction;
    private final ReentrantLock turn = new ReentrantLock();

    TakingTurns(TransactionOperations transaction) {
        this.transaction = transaction;
    }

    @Override
    public <T> T execute(TransactionCallback<T> action) {
        turn.lock();
        try {
            return transaction.execute(action);
        } finally {
            turn.unlock();
        }
    }
}
