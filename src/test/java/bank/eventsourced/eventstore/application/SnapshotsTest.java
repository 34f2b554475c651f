package bank.eventsourced.eventstore.application;

import static bank.eventsourced.eventstore.application.Purses.purse;
import static bank.eventsourced.eventstore.application.Purses.putIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import bank.eventsourced.eventstore.Monitor;
import bank.eventsourced.eventstore.Rebuilt;
import bank.eventsourced.eventstore.SnapshotPolicy;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StoredSnapshot;
import bank.eventsourced.eventstore.StoredSnapshotQuery;
import bank.eventsourced.eventstore.StoredSnapshots.Check;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.Versioned;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.adapter.memory.InMemorySnapshotStore;
import bank.eventsourced.eventstore.application.EventStoreSettings.PolicyOfType;
import bank.eventsourced.eventstore.application.Purses.Purse;
import bank.eventsourced.eventstore.application.SnapshotStore.Snapshot;

@Timeout(30)
class SnapshotsTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemorySnapshotStore snapshots = new InMemorySnapshotStore(database);
    private final List<PurseProcess> processes = new ArrayList<>();

    @AfterEach
    void closeAll() {
        processes.forEach(PurseProcess::close);
    }

    @Test
    void aSnapshotIsTakenEveryFiftyEvents() {
        fill(remember(PurseProcess.startedOn(database)), 120);
        assertThat(versionsOfSnapshots()).containsExactly(50L, 100L);
    }

    @Test
    void eachTypeOfStreamsCanHaveItsOwnInterval() {
        fill(remember(PurseProcess.with(database).snapshotEvery(50, Map.of("purse", every(7))).started()), 30);
        assertThat(versionsOfSnapshots()).containsExactly(7L, 14L, 21L, 28L);
    }

    @Test
    void settingsOfOtherTypesDoNotCount() {
        fill(remember(PurseProcess.with(database).snapshotEvery(10, Map.of("account", every(7))).started()), 30);
        assertThat(versionsOfSnapshots()).containsExactly(10L, 20L, 30L);
    }

    @Test
    void oneThatIsOldIsReplacedByTheNextEventAfterALoad() {
        var clock = new PurseProcess.Hands();
        var afterAnHour = Map.of("purse", new PolicyOfType(0, 60, 0, 0));
        var process = remember(
                PurseProcess.with(database).clock(clock).snapshotEvery(50, afterAnHour).started());
        fill(process, 55);
        clock.forward(3_599);
        var soon = remember(PurseProcess.with(database).clock(clock).snapshotEvery(50, afterAnHour).started());
        put(soon, 1);
        assertThat(versionsOfSnapshots()).containsExactly(50L);

        clock.forward(2);
        var later = remember(PurseProcess.with(database).clock(clock).snapshotEvery(50, afterAnHour).started());
        assertThat(later.pence("ada")).isPositive();
        assertThat(versionsOfSnapshots()).containsExactly(50L);
        put(later, 1);
        put(later, 1);
        assertThat(versionsOfSnapshots()).containsExactly(50L, 57L);
    }

    @Test
    void onlyTheLatestAreKeptIfThatIsThePolicy() {
        fill(remember(PurseProcess.with(database)
                .snapshotEvery(10, Map.of("purse", new PolicyOfType(0, 0, 0, 2)))
                .started()), 57);
        assertThat(versionsOfSnapshots()).containsExactly(40L, 50L);
    }

    @Test
    void slowLoadsAreReasonEnough() {
        var policy = new SnapshotPolicy(50, Optional.empty(), Optional.of(Duration.ofMillis(20)), Optional.empty());
        assertThat(policy.isDueAfterLoading(Optional.empty(), 7, Duration.ofMillis(21))).isTrue();
        assertThat(policy.isDueAfterLoading(Optional.empty(), 7, Duration.ofMillis(20))).isFalse();
        assertThat(policy.isDueAfterLoading(Optional.empty(), 0, Duration.ofMillis(21))).isFalse();
    }

    private static void put(PurseProcess process, long pence) {
        process.writer.submit(Purses.putIn("ada", pence)).join();
    }

    private static PolicyOfType every(int events) {
        return new PolicyOfType(events, 0, 0, 0);
    }

    @Test
    void aSnapshotIsTakenOnDemand() {
        var process = remember(PurseProcess.startedOn(database));
        fill(process, 3);

        process.purses().takeSnapshot(purse("ada"));
        process.purses().takeSnapshot(purse("ada"));
        process.purses().takeSnapshot(purse("nobody"));

        assertThat(versionsOfSnapshots()).containsExactly(3L);
    }

    @Test
    void aSnapshotIsUsed() {
        fill(remember(PurseProcess.startedOn(database)), 60);
        save(new Snapshot(purse("ada"), "ada", 55, "purse", 1, "{\"pence\":1000000}", Optional.empty()));

        assertThat(restarted().pence("ada")).isEqualTo(1_000_000 + 56 + 57 + 58 + 59 + 60);
    }

    @Test
    void aSnapshotThatCannotBeReadIsIgnored() {
        fill(remember(PurseProcess.startedOn(database)), 60);
        var answer = restarted().pence("ada");
        for (var rubbish : List.of("rubbish", "", "null", "{}", "[]", "{\"pence\":\"many\"}", "{\"pennies\":5}",
                "{\"pence\":5,\"currency\":\"GBP\"}", "{\"pence\":1")) {
            save(new Snapshot(purse("ada"), "ada", 60, "purse", 1, rubbish, Optional.empty()));
            assertThat(restarted().pence("ada")).as(rubbish).isEqualTo(answer);
        }
    }

    @Test
    void aSnapshotOfAnOlderSchemaIsIgnored() {
        fill(remember(PurseProcess.startedOn(database)), 60);
        database.transactions().executeWithoutResult(status -> snapshots.delete(1_000));
        save(new Snapshot(purse("ada"), "ada", 55, "purse", 0, "{\"pence\":1000000}", Optional.empty()));

        assertThat(restarted().pence("ada")).isEqualTo(60 * 61 / 2);
    }

    @Test
    void deletingAllSnapshotsChangesNoAnswer() {
        var process = remember(PurseProcess.startedOn(database));
        fill(process, 130);
        var before = everyVersion(restarted(), 130);

        process.snapshots.deleteAll();

        assertThat(versionsOfSnapshots()).isEmpty();
        assertThat(everyVersion(restarted(), 130)).isEqualTo(before);
        fill(process, 20);
        assertThat(versionsOfSnapshots()).containsExactly(150L);
    }

    /** Each with a bounded number: in one transaction, those of a large bank did not fit into 512 megabytes. */
    @Test
    void manySnapshotsAreDeletedInSeveralTransactions() {
        var process = remember(PurseProcess.startedOn(database));
        database.transactions()
                .executeWithoutResult(status -> IntStream.rangeClosed(1, 2_001)
                        .forEach(i -> snapshots.save(new Snapshot(purse("many"), "many", i, "purse", 1, "{}",
                                Optional.empty()))));
        var before = database.commits();

        assertThat(process.snapshots.deleteAll()).isEqualTo(2_001);

        assertThat(versionsOfSnapshots()).isEmpty();
        assertThat(database.commits() - before).isEqualTo(3);
    }

    @Test
    void theStateAtEveryVersionIsWhatTheEventsUpToItMake() {
        fill(remember(PurseProcess.startedOn(database)), 130);
        var process = restarted();

        for (long version = 0; version <= 130; version++) {
            assertThat(process.purses().load(purse("ada"), version))
                    .isEqualTo(new Versioned<>(version, new Purse(version * (version + 1) / 2)));
        }
        assertThat(process.purses().load(purse("ada"), 131)).isEqualTo(process.purses().load(purse("ada")));
    }

    @Test
    void aRebuiltStateSaysHowItCameAbout() {
        fill(remember(PurseProcess.startedOn(database)), 130);
        var purses = restarted().purses();

        assertThat(howRebuilt(purses.rebuild(purse("ada"), 130))).isEqualTo("100 + 30 = 130");
        assertThat(howRebuilt(purses.rebuild(purse("ada"), 100))).isEqualTo("100 + 0 = 100");
        assertThat(howRebuilt(purses.rebuild(purse("ada"), 99))).isEqualTo("50 + 49 = 99");
        assertThat(howRebuilt(purses.rebuild(purse("ada"), 7))).isEqualTo("0 + 7 = 7");
        assertThat(howRebuilt(purses.rebuild(purse("ada"), 0))).isEqualTo("0 + 0 = 0");
        assertThat(howRebuilt(purses.rebuild(purse("ada"), Long.MAX_VALUE))).isEqualTo("100 + 30 = 130");
        assertThat(howRebuilt(purses.rebuildFromEvents(purse("ada"), 130))).isEqualTo("0 + 130 = 130");
        assertThat(purses.rebuild(purse("ada"), 130).state())
                .isEqualTo(purses.rebuildFromEvents(purse("ada"), 130).state())
                .isEqualTo(purses.load(purse("ada")));
        assertThat(howRebuilt(purses.rebuild(purse("nobody"), 1))).isEqualTo("0 + 0 = 0");
    }

    private static String howRebuilt(Rebuilt<Purse> rebuilt) {
        assertThat(rebuilt.fault()).isEmpty();
        assertThat(rebuilt.took()).isGreaterThanOrEqualTo(java.time.Duration.ZERO);
        return rebuilt.snapshotVersion() + " + " + rebuilt.eventsApplied() + " = " + rebuilt.state().version();
    }

    @Test
    void rebuildingStopsBeforeAnEventThatCannotBeRead() {
        var purses = remember(PurseProcess.with(database)
                .store(store -> new DecoratedEventStore(store) {

                    @Override
                    public List<StoredEvent> history(StreamId stream, long afterVersion, int limit) {
                        return super.history(stream, afterVersion, limit).stream()
                                .map(event -> event.version() == 4 ? damaged(event) : event)
                                .toList();
                    }
                })
                .started());
        fill(purses, 6);

        var rebuilt = purses.purses().rebuild(purse("ada"), 6);

        assertThat(rebuilt.state()).isEqualTo(new Versioned<>(3, new Purse(1 + 2 + 3)));
        assertThat(rebuilt.fault()).hasValueSatisfying(fault -> {
            assertThat(fault.version()).isEqualTo(4);
            assertThat(fault.position()).isEqualTo(4);
            assertThat(fault.cause()).contains("purse.put-in", "damaged");
        });
        assertThat(purses.purses().rebuild(purse("ada"), 3).fault()).isEmpty();
    }

    private static StoredEvent damaged(StoredEvent event) {
        return new StoredEvent(event.log(), event.position(), event.stream(), event.streamType(), event.version(),
                event.type(), event.schemaVersion(), "{\"pence\":", event.metadata(), event.recordedAt(), event.hash());
    }

    @Test
    void theStateAtAnInstantIsWhatWasRecordedByThen() {
        var hands = new PurseProcess.Hands();
        var process = remember(PurseProcess.with(database).clock(hands).started());
        var start = hands.instant();
        var instants = new ArrayList<Instant>();
        for (int pence = 1; pence <= 60; pence++) {
            instants.add(hands.forward(60));
            soon(process.writer.submit(putIn("ada", pence)));
        }

        assertThat(process.purses().load(purse("ada"), start).version()).isZero();
        for (int i = 0; i < instants.size(); i++) {
            var version = i + 1L;
            var expected = new Versioned<>(version, new Purse(version * (version + 1) / 2));
            assertThat(process.purses().load(purse("ada"), instants.get(i))).isEqualTo(expected);
            assertThat(process.purses().load(purse("ada"), instants.get(i).plusSeconds(59))).isEqualTo(expected);
        }
    }

    @Test
    void theLatestSnapshotOfEachStreamIsListedWithItsAgeAndDistance() {
        var hands = new PurseProcess.Hands();
        var process = remember(PurseProcess.with(database).clock(hands).started());
        fill(process, 49);
        var taken = hands.forward(60);
        fill(process, 1);
        hands.forward(60);
        fill(process, 7);

        var streams = process.snapshots.streams(StoredSnapshotQuery.everything(), 10);
        assertThat(process.snapshots.at(List.of(purse("nobody"), streams.getFirst()))).singleElement()
                .satisfies(snapshot -> {
                    assertThat(snapshot.stream()).isEqualTo(purse("ada"));
                    assertThat(snapshot.name()).isEqualTo("1275p");
                    assertThat(snapshot.version()).isEqualTo(50);
                    assertThat(snapshot.streamVersion()).isEqualTo(57);
                    assertThat(snapshot.takenAt()).contains(taken);
                    assertThat(snapshot.usable()).isTrue();
                    assertThat(snapshot.payload()).isEqualTo("{\"pence\":1275}");
                });
        assertThat(process.snapshots.count()).isEqualTo(1);
        assertThat(process.snapshots.policies()).isEqualTo(
                Map.of("purse", new SnapshotPolicy(50, Optional.empty(), Optional.empty(), Optional.empty())));
    }

    @Test
    void aSnapshotIsTakenByName() {
        var process = remember(PurseProcess.startedOn(database));
        fill(process, 7);

        assertThat(process.snapshots.take("purse", "ada")).get().extracting(StoredSnapshot::version).isEqualTo(7L);
        assertThat(process.snapshots.take("purse", "nobody")).isEmpty();
        assertThat(process.snapshots.take("pocket", "ada")).isEmpty();
        assertThat(process.snapshots.count()).isEqualTo(1);
        assertThat(process.snapshots.delete(purse("ada"))).isEqualTo(1);
        assertThat(process.snapshots.delete(purse("ada"))).isZero();
    }

    @Test
    void aSnapshotIsComparedWithTheEvents() {
        var process = remember(PurseProcess.startedOn(database));
        fill(process, 60);

        assertThat(process.snapshots.check(purse("ada"), Monitor.NONE)).isInstanceOfSatisfying(Check.Same.class,
                same -> assertThat(same.version()).isEqualTo(50));

        save(new Snapshot(purse("ada"), "ada", 55, "purse", 1, "{\"pence\":1000000}", Optional.empty()));
        assertThat(process.snapshots.check(purse("ada"), Monitor.NONE))
                .isEqualTo(new Check.Different(55, "{\"pence\":1000000}", "{\"pence\":1540}"));

        save(new Snapshot(purse("ada"), "ada", 56, "purse", 1, "rubbish", Optional.empty()));
        assertThat(process.snapshots.check(purse("ada"), Monitor.NONE)).isInstanceOfSatisfying(Check.Unreadable.class,
                unreadable -> assertThat(unreadable.version()).isEqualTo(56));

        save(new Snapshot(purse("ada"), "ada", 57, "purse", 2, "{\"pence\":1653}", Optional.empty()));
        assertThat(process.snapshots.check(purse("ada"), Monitor.NONE))
                .isEqualTo(new Check.Unreadable(57, "It was written in schema 2; this program reads schema 1."));
        assertThat(process.snapshots.latestOf(purse("ada"))).get()
                .extracting(StoredSnapshot::usable)
                .isEqualTo(false);

        assertThat(process.snapshots.check(purse("nobody"), Monitor.NONE)).isEqualTo(new Check.NoSnapshot());
    }

    @Test
    void aSnapshotOfAVersionThatTheStreamHasNotReachedDiffers() {
        var process = remember(PurseProcess.startedOn(database));
        fill(process, 3);
        save(new Snapshot(purse("ada"), "ada", 5, "purse", 1, "{\"pence\":6}", Optional.empty()));

        assertThat(process.snapshots.check(purse("ada"), Monitor.NONE)).isInstanceOf(Check.Different.class);
    }

    @Test
    void comparingCanBeStopped() {
        var process = remember(PurseProcess.startedOn(database));
        fill(process, 60);

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> process.snapshots.check(purse("ada"), new Monitor() {

                    @Override
                    public void progressed(long done, long total) {
                        assertThat(total).isEqualTo(50);
                    }

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                }));
    }

    @Test
    void loadingIsMeasuredWithAndWithoutASnapshot() {
        var process = remember(PurseProcess.startedOn(database));
        fill(process, 60);

        var times = process.snapshots.measure(purse("ada"));
        assertThat(times.version()).isEqualTo(60);
        assertThat(times.snapshotVersion()).isEqualTo(50);
        assertThat(times.withSnapshot()).isPositive();
        assertThat(times.withoutSnapshot()).isPositive();
        assertThat(times.runs()).isBetween(1, 5);
        assertThat(process.snapshots.measure(purse("nobody")).runs()).isZero();
    }

    @Test
    void aRolledBackSnapshotIsNeverSeen() {
        var process = remember(PurseProcess.startedOn(database));
        fill(process, 49);
        database.failNextCommits(1);
        assertThat(process.writer.submit(putIn("ada", 1_000))).failsWithin(java.time.Duration.ofSeconds(10));

        assertThat(versionsOfSnapshots()).isEmpty();
        assertThat(process.pence("ada")).isEqualTo(49 * 50 / 2);
    }

    /** Puts 1, 2, 3 … pence in, going on with the version. */
    private static void fill(PurseProcess process, int events) {
        var version = process.purses().load(purse("ada")).version();
        var submitted = new ArrayList<CompletableFuture<?>>();
        for (int i = 1; i <= events; i++) {
            submitted.add(process.writer.submit(putIn("ada", version + i)));
        }
        submitted.forEach(SnapshotsTest::soon);
    }

    private static <T> T soon(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private void save(Snapshot snapshot) {
        database.transactions().executeWithoutResult(status -> snapshots.save(snapshot));
    }

    private List<Long> versionsOfSnapshots() {
        return snapshots.all().stream().map(Snapshot::version).toList();
    }

    private static List<Versioned<Purse>> everyVersion(PurseProcess process, long last) {
        return LongStream.rangeClosed(1, last)
                .mapToObj(version -> process.purses().load(purse("ada"), version))
                .toList();
    }

    /** A process that has nothing in its cache. */
    private PurseProcess restarted() {
        return remember(PurseProcess.startedOn(database));
    }

    private PurseProcess remember(PurseProcess opened) {
        processes.add(opened);
        return opened;
    }
}
