package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.StoredSnapshotQuery;
import bank.eventsourced.eventstore.StoredSnapshotQuery.Direction;
import bank.eventsourced.eventstore.StoredSnapshotQuery.Sort;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.SnapshotStore.Snapshot;

/** What every snapshot store promises. */
public abstract class SnapshotStoreContract {

    private static final Optional<Instant> TAKEN = Optional.of(Instant.parse("2026-03-03T10:00:00.123456Z"));

    private final StreamId stream = new StreamId(UUID.randomUUID());

    protected abstract SnapshotStore snapshots();

    protected abstract TransactionOperations transaction();

    @BeforeEach
    void thereAreNone() {
        transaction().executeWithoutResult(status -> snapshots().delete(1_000));
    }

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
        transaction().executeWithoutResult(status -> snapshots().delete(1_000));
        assertThat(snapshots().latest(stream, Long.MAX_VALUE, 1)).isEmpty();
    }

    @Test
    void eachStreamIsListedByItsLatestSnapshot() {
        save(snapshot(50, 1, "fifty"));
        save(snapshot(100, 1, "hundred"));
        save(snapshot(70, 2, "seventy"));
        var other = save("bob", 3, 1, "three", TAKEN);

        assertThat(listed(Sort.VERSION, Direction.ASCENDING)).containsExactly(other, stream);
        assertThat(snapshots().latestOf(stream)).contains(snapshot(100, 1, "hundred"));
        assertThat(snapshots().latestOf(new StreamId(UUID.randomUUID()))).isEmpty();

        save(snapshot(100, 2, "hundred again"));
        save(snapshot(101, 2, "one more"));
        save(snapshot(101, 2, "the same"));
        assertThat(listed(Sort.VERSION, Direction.ASCENDING)).containsExactly(other, stream);
        transaction().executeWithoutResult(status -> snapshots().delete(stream));
        assertThat(listed(Sort.VERSION, Direction.ASCENDING)).containsExactly(other);
    }

    /** A batch of commands may pass two intervals of one account. */
    @Test
    void ofSeveralInOneTransactionOneIsTheLatest() {
        transaction().executeWithoutResult(status -> {
            snapshots().save(snapshot(50, 1, "fifty"));
            snapshots().save(snapshot(100, 1, "hundred"));
            snapshots().save(snapshot(100, 2, "hundred again"));
        });
        assertThat(listed(Sort.VERSION, Direction.ASCENDING)).containsExactly(stream);
        assertThat(snapshots().latestOf(stream)).contains(snapshot(100, 2, "hundred again"));
        assertThat(snapshots().latest(stream, 99, 1)).contains(snapshot(50, 1, "fifty"));
    }

    @Test
    void streamsAreListedInTheOrderAskedFor() {
        var carl = save("carl", 7, 2, "the longest of them all", Optional.empty());
        var ada = save("ada", 9, 1, "short", TAKEN);
        var bob = save("bob", 8, 3, "not so short", TAKEN.map(it -> it.minusSeconds(60)));
        var order = Map.of(Sort.TYPE, List.of(ada, bob, carl),
                Sort.NAME, List.of(ada, bob, carl),
                Sort.VERSION, List.of(carl, bob, ada),
                Sort.EVENTS_SINCE, List.of(ada, bob, carl),
                Sort.SIZE, List.of(ada, bob, carl),
                Sort.TAKEN, List.of(carl, bob, ada),
                Sort.SCHEMA, List.of(ada, carl, bob));

        assertThat(order).containsOnlyKeys(Sort.values());
        order.forEach((sort, expected) -> {
            assertThat(listed(sort, Direction.ASCENDING)).as(sort.name()).isEqualTo(expected);
            assertThat(listed(sort, Direction.DESCENDING)).as(sort.name()).isEqualTo(expected.reversed());
        });
    }

    @Test
    void streamsThatAreAlikeFollowEachOtherByTheirIds() {
        var two = List.of(save("alike", 5, 1, "one", TAKEN), save("alike", 5, 1, "two", TAKEN));
        for (var sort : Sort.values()) {
            assertThat(listed(sort, Direction.ASCENDING)).as(sort.name()).containsExactlyInAnyOrderElementsOf(two);
            assertThat(listed(sort, Direction.ASCENDING)).extracting(StreamId::toString).isSorted();
        }
    }

    @Test
    void streamsAreFoundByAnyPartOfTheirNames() {
        var ada = save("Ada_1", 5, 1, "one", TAKEN);
        var bob = save("bob 100%", 5, 1, "two", TAKEN);

        assertThat(named("ADA")).containsExactly(ada);
        assertThat(named("_")).containsExactly(ada);
        assertThat(named("0%")).containsExactly(bob);
        assertThat(named("!")).isEmpty();
        assertThat(named(" ")).containsExactly(ada, bob);
        assertThat(snapshots().streams(StoredSnapshotQuery.everything(), 1)).containsExactly(ada);
    }

    private List<StreamId> named(String text) {
        return snapshots().streams(new StoredSnapshotQuery(Optional.of(text), Sort.NAME, Direction.ASCENDING), 10);
    }

    private List<StreamId> listed(Sort sort, Direction direction) {
        return snapshots().streams(new StoredSnapshotQuery(Optional.empty(), sort, direction), 10);
    }

    private StreamId save(String name, long version, int schema, String payload, Optional<Instant> taken) {
        var of = new StreamId(UUID.randomUUID());
        save(new Snapshot(of, name, version, "purse", schema, payload, taken));
        return of;
    }

    @Test
    void countsAndDeletesThoseOfOneStream() {
        var other = new StreamId(UUID.randomUUID());
        var before = snapshots().count();
        save(snapshot(50, 1, "fifty"));
        save(snapshot(100, 1, "hundred"));
        save(new Snapshot(other, "bob", 1, "purse", 1, "{}", TAKEN));
        assertThat(snapshots().count()).isEqualTo(before + 3);

        assertThat(transaction().<Integer>execute(status -> snapshots().delete(stream))).isEqualTo(2);
        assertThat(transaction().<Integer>execute(status -> snapshots().delete(stream))).isZero();

        assertThat(snapshots().count()).isEqualTo(before + 1);
        assertThat(snapshots().latestOf(stream)).isEmpty();
        assertThat(snapshots().latestOf(other)).isPresent();
        save(snapshot(50, 1, "fifty"));
        assertThat(transaction().<Integer>execute(status -> snapshots().delete(1))).isEqualTo(1);
        assertThat(transaction().<Integer>execute(status -> snapshots().delete(1_000))).isEqualTo((int) before + 1);
        assertThat(transaction().<Integer>execute(status -> snapshots().delete(1_000))).isZero();
    }

    @Test
    void saysWhatIsPackedAndHowLongThatWas() {
        var before = snapshots().packed();
        var text = "{\"text\":\"" + "packed ".repeat(100) + "\"}";
        var packed = PackedText.packed(text, 1);
        save(snapshot(50, 1, "fifty"));
        save(new Snapshot(stream, "ada", 100, "purse", 1, packed, TAKEN));

        assertThat(snapshots().packed()).isEqualTo(new SnapshotStore.Packed(before.snapshots() + 1,
                before.characters() + packed.length(), before.unpacked() + text.length()));
        assertThat(snapshots().latestOf(stream)).map(Snapshot::payload).contains(packed);
    }

    @Test
    void keepsTheLatestWhenItIsPruned() {
        var other = new StreamId(UUID.randomUUID());
        for (int version = 1; version <= 5; version++) {
            save(snapshot(version, 1, "ada"));
            save(new Snapshot(other, "bob", version, "purse", 1, "{}", TAKEN));
        }

        assertThat(transaction().<Integer>execute(status -> snapshots().prune(stream, 2))).isEqualTo(3);
        assertThat(snapshots().latest(stream, 4, 1)).isPresent();
        assertThat(snapshots().latest(stream, 3, 1)).isEmpty();
        assertThat(snapshots().latest(other, 3, 1)).isPresent();

        assertThat(snapshots().withMoreThan(4)).contains(other).doesNotContain(stream);
        assertThat(snapshots().withMoreThan(5)).doesNotContain(stream, other);
        for (var each : List.of(stream, other)) {
            transaction().executeWithoutResult(status -> snapshots().prune(each, 1));
        }
        assertThat(snapshots().latestOf(stream)).get().extracting(Snapshot::version).isEqualTo(5L);
        assertThat(snapshots().latest(other, 4, 1)).isEmpty();
        assertThat(snapshots().withMoreThan(1)).doesNotContain(stream, other);
    }

    @Test
    void writingNeedsATransactionOfTheCallers() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> snapshots().save(snapshot(50, 1, "fifty")));
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> snapshots().delete(1));
    }

    private void save(Snapshot snapshot) {
        transaction().executeWithoutResult(status -> snapshots().save(snapshot));
    }

    private Snapshot snapshot(long version, int schema, String text) {
        return new Snapshot(stream, "ada", version, "purse", schema, "{\"text\":\"" + text + "\"}", TAKEN);
    }
}
