package bank.eventsourced.eventstore.adapter.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database in memory with honest transactions: one writes at a time, on a copy that the commit makes visible to all and
 * a rollback throws away. Reading never waits and sees what was committed, or what the same transaction has written.
 */
public final class InMemoryDatabase extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient ReentrantLock writing = new ReentrantLock();
    private transient volatile Map<String, Object> committed = Map.of();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger commitsToFail = new AtomicInteger();

    /**
     * A table: one value that is replaced as a whole.
     *
     * @param empty what it holds before it was written; immutable, as everything written to it
     */
    public record Table<T>(String name, T empty) {}

    public TransactionOperations transactions() {
        return new TransactionTemplate(this);
    }

    public <T> T read(Table<T> table) {
        var transaction = current();
        return value(transaction == null || transaction.copy == null ? committed : transaction.copy, table);
    }

    /** Replaces what a table holds, in the caller's transaction. */
    public <T> void write(Table<T> table, UnaryOperator<T> change) {
        var copy = lock();
        copy.put(table.name(), change.apply(value(copy, table)));
    }

    /** Makes other writers wait until the caller's transaction ends. */
    public Map<String, Object> lock() {
        var transaction = current();
        if (transaction == null) {
            throw new IllegalTransactionStateException("Writing needs a transaction of the caller's");
        }
        if (transaction.copy == null) {
            writing.lock();
            transaction.copy = new HashMap<>(committed);
        }
        return transaction.copy;
    }

    /** How many transactions were begun. */
    public int begun() {
        return begun.get();
    }

    /** How many transactions were committed that had written something. */
    public int commits() {
        return commits.get();
    }

    /** The next commits fail, as on a full disk; their transactions are rolled back. */
    public void failNextCommits(int number) {
        commitsToFail.set(number);
    }

    /** The cast is safe: a table's name belongs to one table. */
    @SuppressWarnings("unchecked")
    private static <T> T value(Map<String, Object> values, Table<T> table) {
        return (T) values.getOrDefault(table.name(), table.empty());
    }

    private @Nullable Transaction current() {
        return (Transaction) TransactionSynchronizationManager.getResource(this);
    }

    @Override
    protected Object doGetTransaction() {
        var existing = current();
        return existing == null ? new Transaction() : existing;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return current() != null;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        begun.incrementAndGet();
        TransactionSynchronizationManager.bindResource(this, transaction);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        var transaction = (Transaction) status.getTransaction();
        if (transaction.copy == null) {
            return;
        }
        try {
            if (commitsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new TransactionSystemException("The disk is full");
            }
            committed = Map.copyOf(transaction.copy);
            commits.incrementAndGet();
        } finally {
            writing.unlock();
        }
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        if (((Transaction) status.getTransaction()).copy != null) {
            writing.unlock();
        }
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        ((Transaction) status.getTransaction()).rollbackOnly = true;
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        TransactionSynchronizationManager.unbindResource(this);
    }

    private static final class Transaction implements org.springframework.transaction.support.SmartTransactionObject {

        private @Nullable Map<String, Object> copy;
        private boolean rollbackOnly;

        @Override
        public boolean isRollbackOnly() {
            return rollbackOnly;
        }

        @Override
        public void flush() {}
    }
}
