package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.Pause;
import bank.eventsourced.eventstore.application.CheckpointStore.Checkpoint;

/** What every store of checkpoints promises. */
public abstract class CheckpointStoreContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String follower = "follower-" + UUID.randomUUID();

    protected abstract CheckpointStore checkpoints();

    protected abstract TransactionOperations transaction();

    @Test
    void aNewFollowerStandsBeforeTheFirstEvent() {
        assertThat(checkpoints().position(follower)).isZero();
        assertThat(locked()).isZero();
        assertThat(checkpoints().position(follower)).isZero();
    }

    @Test
    void aCheckpointIsVisibleWithItsCommit() {
        advanceTo(7);
        assertThat(checkpoints().position(follower)).isEqualTo(7);
        assertThat(locked()).isEqualTo(7);
    }

    @Test
    void aRolledBackCheckpointIsForgotten() {
        advanceTo(7);
        transaction().executeWithoutResult(status -> {
            checkpoints().lock(follower, "purse");
            checkpoints().advance(follower, 9);
            status.setRollbackOnly();
        });
        assertThat(checkpoints().position(follower)).isEqualTo(7);
    }

    @Test
    void aCheckpointNeverGoesBack() {
        advanceTo(7);
        assertThatIllegalStateException().isThrownBy(() -> advanceTo(6))
                .withMessage("The checkpoint of %s cannot go back to 6", follower);
        assertThat(checkpoints().position(follower)).isEqualTo(7);
    }

    @Test
    void aPauseIsKeptBesideTheCheckpointUntilItIsTakenAway() {
        advanceTo(7);
        var pause = new Pause(Instant.parse("2026-03-03T10:00:00.123456Z"), "Ada", "a look first");
        pause(Optional.of(pause));
        assertThat(checkpoints().find(follower)).isEqualTo(new Checkpoint(7, Optional.of(pause)));
        advanceTo(8);
        assertThat(checkpoints().find(follower)).isEqualTo(new Checkpoint(8, Optional.of(pause)));
        pause(Optional.empty());
        assertThat(checkpoints().find(follower)).isEqualTo(new Checkpoint(8, Optional.empty()));
    }

    private void pause(Optional<Pause> pause) {
        transaction().executeWithoutResult(status -> {
            checkpoints().lock(follower, "purse");
            checkpoints().pause(follower, pause);
        });
    }

    @Test
    void allAreSeenAtOnce() {
        assertThat(checkpoints().positions()).doesNotContainKey(follower);
        advanceTo(7);
        assertThat(checkpoints().positions()).containsEntry(follower, 7L);
    }

    @Test
    void everyFollowerHasItsOwn() {
        advanceTo(7);
        assertThat(checkpoints().position(follower + "2")).isZero();
    }

    @Test
    void onlyOneTransactionAtATimeWorksForAFollower() throws Exception {
        advanceTo(1);
        var happened = new CopyOnWriteArrayList<String>();
        var second = new Thread(() -> transaction().executeWithoutResult(status -> {
            var checkpoint = checkpoints().lock(follower, "purse").position();
            happened.add("second at " + checkpoint);
        }));
        transaction().executeWithoutResult(status -> {
            var checkpoint = checkpoints().lock(follower, "purse").position();
            happened.add("first at " + checkpoint);
            second.start();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> isBlocked(second));
            checkpoints().advance(follower, 5);
            happened.add("first moves");
        });
        assertThat(second.join(PATIENCE)).isTrue();
        assertThat(happened).isEqualTo(List.of("first at 1", "first moves", "second at 5"));
    }

    @Test
    void aCheckpointCanBeReadWhileItIsLocked() throws Exception {
        advanceTo(3);
        var seen = new CopyOnWriteArrayList<Long>();
        transaction().executeWithoutResult(status -> {
            checkpoints().lock(follower, "purse");
            checkpoints().advance(follower, 4);
            var reader = new Thread(() -> seen.add(checkpoints().position(follower)));
            reader.start();
            Awaitility.await().atMost(PATIENCE).until(() -> !seen.isEmpty());
        });
        assertThat(seen).containsExactly(3L);
    }

    @Test
    void writingNeedsATransactionOfTheCallers() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> checkpoints().lock(follower, "purse"));
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> checkpoints().advance(follower, 1));
    }

    /** Whether a thread waits for a lock. Of a database in another process that cannot be seen in the thread. */
    protected boolean isBlocked(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    private long locked() {
        return transaction().execute(status -> checkpoints().lock(follower, "purse").position());
    }

    private void advanceTo(long position) {
        transaction().executeWithoutResult(status -> {
            checkpoints().lock(follower, "purse");
            checkpoints().advance(follower, position);
        });
    }
}
