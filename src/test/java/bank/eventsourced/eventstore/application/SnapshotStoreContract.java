package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.SnapshotStore.Snapshot;

/** What every snapshot store promises. */
public abstract class SnapshotStoreContract {

    private static final Optional<Instant> TAKEN = Optional.of(Instant.parse("2026-03-03T10:00:00.123456Z"));

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
    void givesTheLatestOfEachStreamInPages() {
        var others = List.of(new StreamId(UUID.randomUUID()), new StreamId(UUID.randomUUID()));
        save(snapshot(50, 1, "fifty"));
        save(snapshot(100, 1, "hundred"));
        save(snapshot(70, 2, "seventy"));
        others.forEach(other -> save(new Snapshot(other, 3, "purse", 1, "{}", Optional.empty())));

        var seen = new ArrayList<Snapshot>();
        var page = snapshots().latestOfEach(Optional.empty(), 2);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page);
            page = snapshots().latestOfEach(Optional.of(page.getLast().stream()), 2);
        }

        assertThat(seen).extracting(it -> it.stream().toString()).isSorted().doesNotHaveDuplicates();
        assertThat(seen).contains(snapshot(100, 1, "hundred"),
                new Snapshot(others.getFirst(), 3, "purse", 1, "{}", Optional.empty()),
                new Snapshot(others.getLast(), 3, "purse", 1, "{}", Optional.empty()));
        assertThat(snapshots().latestOf(stream)).contains(snapshot(100, 1, "hundred"));
        assertThat(snapshots().latestOf(new StreamId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void countsAndDeletesThoseOfOneStream() {
        var other = new StreamId(UUID.randomUUID());
        var before = snapshots().count();
        save(snapshot(50, 1, "fifty"));
        save(snapshot(100, 1, "hundred"));
        save(new Snapshot(other, 1, "purse", 1, "{}", TAKEN));
        assertThat(snapshots().count()).isEqualTo(before + 3);

        assertThat(transaction().<Integer>execute(status -> snapshots().delete(stream))).isEqualTo(2);
        assertThat(transaction().<Integer>execute(status -> snapshots().delete(stream))).isZero();

        assertThat(snapshots().count()).isEqualTo(before + 1);
        assertThat(snapshots().latestOf(stream)).isEmpty();
        assertThat(snapshots().latestOf(other)).isPresent();
        assertThat(transaction().<Integer>execute(status -> snapshots().deleteAll())).isEqualTo((int) before + 1);
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
        return new Snapshot(stream, version, "purse", schema, "{\"text\":\"" + text + "\"}", TAKEN);
    }
}
