package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.SnapshotStore.Snapshot;

/** What every snapshot store promises. */
public abstract class SnapshotStoreContract {

    private final StreamId stream = new StreamId(UUID.randomUUID());

    protected abstract SnapshotStore snapshots();

    protected abstract TransactionOperations transaction();

    @Test
    void givesTheLatestSnapshotAtAVersionOrBefore() {
        save(snapshot(50, 1, "fifty"));
        save(snapshot(100, 1, "hundred"));

        assertThat(snapshots().latest(stream, 49, 1)).isEmpty();
        assertThat(snapshots().latest(stream, 50, 1)).contains(snapshot(50, 1, "fifty"));
        assertThat(snapshots().latest(stream, 99, 1)).contains(snapshot(50, 1, "fifty"));
        assertThat(snapshots().latest(stream, 100, 1)).contains(snapshot(100, 1, "hundred"));
        assertThat(snapshots().latest(stream, Long.MAX_VALUE, 1)).contains(snapshot(100, 1, "hundred"));
        assertThat(snapshots().latest(new StreamId(UUID.randomUUID()), Long.MAX_VALUE, 1)).isEmpty();
    }

    @Test
    void passesOverSnapshotsOfAnotherSchema() {
        save(snapshot(50, 1, "old form"));
        save(snapshot(40, 2, "new form"));

        assertThat(snapshots().latest(stream, Long.MAX_VALUE, 2)).contains(snapshot(40, 2, "new form"));
        assertThat(snapshots().latest(stream, Long.MAX_VALUE, 3)).isEmpty();
    }

    @Test
    void replacesASnapshotOfTheSameVersion() {
        save(snapshot(50, 1, "old form"));
        save(snapshot(50, 2, "new form"));

        assertThat(snapshots().latest(stream, 50, 1)).isEmpty();
        assertThat(snapshots().latest(stream, 50, 2)).contains(snapshot(50, 2, "new form"));
    }

    @Test
    void joinsTheTransactionOfItsCaller() {
        transaction().executeWithoutResult(status -> {
            snapshots().save(snapshot(50, 1, "never committed"));
            assertThat(snapshots().latest(stream, 50, 1)).isPresent();
            status.setRollbackOnly();
        });
        assertThat(snapshots().latest(stream, 50, 1)).isEmpty();
    }

    @Test
    void forgetsEverythingWhenAsked() {
        save(snapshot(50, 1, "fifty"));
        transaction().executeWithoutResult(status -> snapshots().deleteAll());
        assertThat(snapshots().latest(stream, Long.MAX_VALUE, 1)).isEmpty();
    }

    @Test
    void writingNeedsATransactionOfTheCallers() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> snapshots().save(snapshot(50, 1, "fifty")));
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> snapshots().deleteAll());
    }

    private void save(Snapshot snapshot) {
        transaction().executeWithoutResult(status -> snapshots().save(snapshot));
    }

    private Snapshot snapshot(long version, int schema, String text) {
        return new Snapshot(stream, version, "purse", schema, "{\"text\":\"" + text + "\"}");
    }
}
