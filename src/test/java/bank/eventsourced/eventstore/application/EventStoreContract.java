package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StoredEventQuery.Order;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.domain.ChainVerifier;
import bank.eventsourced.eventstore.domain.LogHead;
import bank.eventsourced.eventstore.domain.PendingEvent;

/** What every event store promises. Each test has a log and streams of its own. */
public abstract class EventStoreContract {

    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00.123456Z");
    private static final long PATIENCE_SECONDS = 20;

    private final String log = "log-" + UUID.randomUUID().toString().substring(0, 12);
    private final StreamId ada = new StreamId(UUID.randomUUID());
    private final StreamId bob = new StreamId(UUID.randomUUID());

    protected abstract EventStore store();

    protected abstract TransactionOperations transaction();

    @Test
    void aNewLogIsEmpty() {
        assertThat(store().head(log)).isEqualTo(LogHead.ofEmpty(log));
        assertThat(store().read(log, 0, 10)).isEmpty();
        assertThat(store().history(ada, 0, 10)).isEmpty();
        assertThat(store().version(ada)).isZero();
        assertThat(store().versionAt(ada, NOW)).isZero();
        assertThat(store().logs()).doesNotContain(log);
    }

    @Test
    void anEventIsReadExactlyAsItWasStored() {
        var metadata = new EventMetadata(Ids.timeOrdered(), Ids.timeOrdered(),
                Optional.of(new EventReference("account", 17)), "Ada Lovelace", Optional.of(LocalDate.of(2026, 2, 28)));
        var pending = new PendingEvent(ada, "purse", 1, "purse.filled", 3, "{\"text\":\"žluťoučký 🐎 'quoted' \\\\\"}",
                metadata);

        var stored = append(List.of(pending), NOW);

        var event = stored.getFirst();
        assertThat(event).isEqualTo(new StoredEvent(log, 1, ada, "purse", 1, "purse.filled", 3,
                "{\"text\":\"žluťoučký 🐎 'quoted' \\\\\"}", metadata, NOW, event.hash()));
        assertThat(store().read(log, 0, 10)).isEqualTo(stored);
        assertThat(store().history(ada, 0, 10)).isEqualTo(stored);
        assertThat(store().logs()).contains(log);
    }

    @Test
    void eventsThatWereRecordedElsewhereAreKeptAsTheyAre() {
        var here = append(List.of(event(ada, 1)), NOW);
        var there = store().head(log).extend(List.of(event(ada, 2), event(bob, 1)), NOW.plusSeconds(1));

        transaction().executeWithoutResult(status -> store().restore(log, there.events()));

        assertThat(store().read(log, 1, 10)).isEqualTo(there.events());
        assertThat(store().head(log)).isEqualTo(there.head());
        assertThat(append(List.of(event(bob, 2)), NOW).getFirst().position()).isEqualTo(4);
        assertThatExceptionOfType(ConcurrencyConflict.class).isThrownBy(
                () -> transaction().executeWithoutResult(status -> store().restore(log, here)));
    }

    @Test
    void aLargePayloadIsKeptWhole() {
        var payload = "{\"text\":\"" + "ž".repeat(400_000) + "\"}";
        append(List.of(new PendingEvent(ada, "purse", 1, "purse.filled", 1, payload, metadata())), NOW);

        assertThat(store().read(log, 0, 1).getFirst().payload()).isEqualTo(payload);
    }

    @Test
    void positionsCountFromOneWithoutGapsOverAllStreams() {
        append(List.of(event(ada, 1), event(bob, 1)), NOW);
        append(List.of(event(bob, 2)), NOW);
        append(List.of(event(ada, 2), event(ada, 3)), NOW);

        assertThat(store().read(log, 0, 10)).extracting(StoredEvent::position).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(store().history(ada, 0, 10)).extracting(StoredEvent::position).containsExactly(1L, 4L, 5L);
        assertThat(store().history(bob, 0, 10)).extracting(StoredEvent::version).containsExactly(1L, 2L);
        assertThat(store().version(ada)).isEqualTo(3);
        assertThat(store().head(log).position()).isEqualTo(5);
    }

    @Test
    void everyLogCountsForItself() {
        var otherLog = log + "x";
        append(List.of(event(ada, 1)), NOW);
        transaction().executeWithoutResult(status -> store().append(otherLog, List.of(event(bob, 1)), NOW));

        assertThat(store().head(log).position()).isEqualTo(1);
        assertThat(store().head(otherLog).position()).isEqualTo(1);
        assertThat(store().read(otherLog, 0, 10)).extracting(StoredEvent::stream).containsExactly(bob);
    }

    @Test
    void theEventsAtSomeVersionsAreFoundInTheirOrder() {
        append(List.of(event(ada, 1), event(bob, 1), event(ada, 2), event(ada, 3), event(ada, 4)), NOW);

        assertThat(store().history(ada, List.of(4L, 2L, 9L, 1L))).extracting(StoredEvent::version)
                .containsExactly(1L, 2L, 4L);
        assertThat(store().history(ada, List.of(4L, 2L, 9L, 1L))).extracting(StoredEvent::stream).containsOnly(ada);
        assertThat(store().history(bob, List.of(2L))).isEmpty();
        assertThat(store().history(ada, LongStream.rangeClosed(1, 500).boxed().toList())).hasSize(4);
    }

    @Test
    void pagesFollowEachOtherByPositionAndByVersion() {
        append(LongStream.rangeClosed(1, 7).mapToObj(version -> event(ada, version)).toList(), NOW);

        assertThat(store().read(log, 0, 3)).extracting(StoredEvent::position).containsExactly(1L, 2L, 3L);
        assertThat(store().read(log, 3, 3)).extracting(StoredEvent::position).containsExactly(4L, 5L, 6L);
        assertThat(store().read(log, 6, 3)).extracting(StoredEvent::position).containsExactly(7L);
        assertThat(store().read(log, 7, 3)).isEmpty();
        assertThat(store().history(ada, 5, 3)).extracting(StoredEvent::version).containsExactly(6L, 7L);
    }

    @Test
    void aStreamThatHasMovedOnIsAConflictAndNothingIsAppended() {
        append(List.of(event(ada, 1), event(ada, 2)), NOW);

        assertThatExceptionOfType(ConcurrencyConflict.class)
                .isThrownBy(() -> append(List.of(event(bob, 1), event(ada, 2)), NOW));

        assertThat(store().head(log).position()).isEqualTo(2);
        assertThat(store().version(bob)).isZero();
        append(List.of(event(bob, 1), event(ada, 3)), NOW);
        assertWhole(4);
    }

    @Test
    void anAppendToSeveralStreamsHappensAsAWhole() {
        append(List.of(event(ada, 1), event(bob, 1)), NOW);
        assertThat(store().version(ada)).isEqualTo(1);
        assertThat(store().version(bob)).isEqualTo(1);
    }

    @Test
    void aRolledBackAppendLeavesNoGap() {
        append(List.of(event(ada, 1)), NOW);
        transaction().executeWithoutResult(status -> {
            store().append(log, List.of(event(ada, 2), event(bob, 1)), NOW);
            status.setRollbackOnly();
        });
        assertThat(store().head(log).position()).isEqualTo(1);
        assertThat(store().version(bob)).isZero();

        append(List.of(event(bob, 1)), NOW);
        append(List.of(event(ada, 2)), NOW);

        assertWhole(3);
    }

    @Test
    void theVeryFirstAppendCanBeRolledBackToo() {
        transaction().executeWithoutResult(status -> {
            store().append(log, List.of(event(ada, 1)), NOW);
            status.setRollbackOnly();
        });
        assertThat(store().head(log)).isEqualTo(LogHead.ofEmpty(log));

        append(List.of(event(bob, 1)), NOW);

        assertWhole(1);
    }

    @Test
    void severalAppendsOfOneTransactionFollowEachOther() {
        transaction().executeWithoutResult(status -> {
            store().append(log, List.of(event(ada, 1)), NOW);
            store().append(log, List.of(event(ada, 2)), NOW);
            assertThat(store().version(ada)).isEqualTo(2);
        });

        assertWhole(2);
    }

    @Test
    void othersSeeAnAppendOnlyAfterItsCommit() throws Exception {
        append(List.of(event(ada, 1)), NOW);
        try (var others = Executors.newSingleThreadExecutor()) {
            transaction().executeWithoutResult(status -> {
                store().append(log, List.of(event(ada, 2)), NOW);
                assertThat(soon(others.submit(() -> store().head(log).position()))).isEqualTo(1);
                assertThat(soon(others.submit(() -> store().read(log, 0, 10)))).hasSize(1);
                assertThat(soon(others.submit(() -> store().version(ada)))).isEqualTo(1);
            });
            assertThat(soon(others.submit(() -> store().head(log).position()))).isEqualTo(2);
        }
    }

    @Test
    void aSecondAppendWaitsForTheFirstOnesCommit() throws Exception {
        append(List.of(event(ada, 1)), NOW);
        secondAppendWaits(false);
        assertThat(store().read(log, 0, 10)).extracting(StoredEvent::stream).containsExactly(ada, ada, bob);
        assertWhole(3);
    }

    @Test
    void aSecondAppendTakesThePositionThatTheFirstOneGaveBack() throws Exception {
        append(List.of(event(ada, 1)), NOW);
        secondAppendWaits(true);
        assertThat(store().read(log, 0, 10)).extracting(StoredEvent::stream).containsExactly(ada, bob);
        assertWhole(2);
    }

    @Test
    void whoeverHasTakenTheEndOfALogIsTheNextToAppend() throws Exception {
        append(List.of(event(ada, 1)), NOW);
        var second = new Thread(() -> append(List.of(event(bob, 1)), NOW));
        transaction().executeWithoutResult(status -> {
            store().lock(log);
            second.start();
            awaitBlocked(second);
            store().append(log, List.of(event(ada, 2)), NOW);
        });
        assertThat(second.join(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
        assertThat(store().read(log, 0, 10)).extracting(StoredEvent::stream).containsExactly(ada, ada, bob);
    }

    @Test
    void itIsKnownHowFarALogIsAndWhichStreamsHaveMoved() {
        assertThat(store().positions()).doesNotContainKey(log);
        append(List.of(event(ada, 1), event(bob, 1), event(ada, 2)), NOW);
        append(List.of(event(bob, 2)), NOW);
        assertThat(store().positions()).containsEntry(log, 4L);
        assertThat(store().moved(log, 0, 3)).isEqualTo(Map.of(ada, 2L, bob, 1L));
        assertThat(store().moved(log, 3, 4)).isEqualTo(Map.of(bob, 2L));
        assertThat(store().moved(log, 4, 4)).isEmpty();
    }

    private void secondAppendWaits(boolean firstRollsBack) throws Exception {
        var second = new Thread(() -> append(List.of(event(bob, 1)), NOW));
        transaction().executeWithoutResult(status -> {
            store().append(log, List.of(event(ada, 2)), NOW);
            second.start();
            awaitBlocked(second);
            assertThat(second.isAlive()).isTrue();
            if (firstRollsBack) {
                status.setRollbackOnly();
            }
        });
        assertThat(second.join(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
    }

    @Test
    void manyThreadsAppendWithoutGapsAndInCommitOrder() throws Exception {
        append(List.of(event(ada, 1)), NOW);
        var rounds = 25;
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var appenders = List.of(new StreamId(UUID.randomUUID()), new StreamId(UUID.randomUUID()))
                    .stream()
                    .map(stream -> threads.submit(hammer(start, stream, rounds)))
                    .toList();
            start.countDown();
            var lastSeen = new ArrayList<Long>();
            while (appenders.stream().anyMatch(it -> !it.isDone())) {
                var seen = store().read(log, 0, 1_000);
                assertThat(seen).extracting(StoredEvent::position)
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, seen.size()).boxed().toList());
                lastSeen.add((long) seen.size());
            }
            for (var appender : appenders) {
                soon(appender);
            }
            assertThat(lastSeen).isSorted();
        }
        assertWhole(1 + 2 * rounds);
    }

    /** Every third append is rolled back and tried again. */
    private Callable<@Nullable Void> hammer(CountDownLatch start, StreamId stream, int rounds) {
        return () -> {
            start.await();
            for (int i = 1; i <= rounds; i++) {
                var version = i;
                if (i % 3 == 0) {
                    transaction().executeWithoutResult(status -> {
                        store().append(log, List.of(event(stream, version)), NOW);
                        status.setRollbackOnly();
                    });
                }
                append(List.of(event(stream, version)), NOW);
            }
            return null;
        };
    }

    @Test
    void ofTwoWhoAppendTheSameVersionOneLosesAndIsTold() throws Exception {
        append(List.of(event(ada, 1)), NOW);
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> appender = () -> {
                start.await();
                try {
                    append(List.of(event(ada, 2)), NOW);
                    return true;
                } catch (ConcurrencyConflict lost) {
                    return false;
                }
            };
            var first = threads.submit(appender);
            var second = threads.submit(appender);
            start.countDown();
            assertThat(List.of(soon(first), soon(second))).containsExactlyInAnyOrder(true, false);
        }
        assertWhole(2);
    }

    @Test
    void recordedAtIsInMicrosecondsAndNeverRunsBackwards() {
        append(List.of(event(ada, 1)), NOW.plusNanos(789));
        append(List.of(event(ada, 2)), NOW.minusSeconds(3600));
        append(List.of(event(ada, 3)), NOW.plusSeconds(1));

        assertThat(store().read(log, 0, 10)).extracting(StoredEvent::recordedAt)
                .containsExactly(NOW, NOW, NOW.plusSeconds(1));
        assertThat(store().head(log).recordedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void theVersionAtAnInstantIsTheLastOneRecordedByThen() {
        append(List.of(event(ada, 1)), NOW);
        append(List.of(event(ada, 2), event(ada, 3)), NOW.plusSeconds(10));

        assertThat(store().versionAt(ada, NOW.minusNanos(1_000))).isZero();
        assertThat(store().versionAt(ada, NOW)).isEqualTo(1);
        assertThat(store().versionAt(ada, NOW.plusSeconds(10).minusNanos(1_000))).isEqualTo(1);
        assertThat(store().versionAt(ada, NOW.plusSeconds(10))).isEqualTo(3);
        assertThat(store().versionAt(ada, NOW.plus(Duration.ofDays(10_000)))).isEqualTo(3);
        assertThat(store().versionAt(bob, NOW.plusSeconds(10))).isZero();
    }

    @Test
    void theVersionAtAPositionIsTheLastOneUpToThere() {
        append(List.of(event(ada, 1), event(bob, 1), event(ada, 2), event(ada, 3)), NOW);

        assertThat(store().versionAt(ada, 0)).isZero();
        assertThat(store().versionAt(ada, 2)).isEqualTo(1);
        assertThat(store().versionAt(ada, 3)).isEqualTo(2);
        assertThat(store().versionAt(ada, Long.MAX_VALUE)).isEqualTo(3);
        assertThat(store().versionAt(bob, 4)).isEqualTo(1);
    }

    @Test
    void findsThePositionsOfWhatMatchesInBothOrders() {
        var together = Ids.timeOrdered();
        append(List.of(event(ada, 1), event(bob, 1), belonging(ada, 2, together), event(ada, 3),
                belonging(bob, 2, together), filledUp(bob, 3, "{\"text\":\"50% of_all! ŽLUŤ\"}")), NOW);

        assertThat(found(filter(ada, null, null, null))).containsExactly(1, 3, 4);
        assertThat(found(filter(null, together, null, null))).containsExactly(3, 5);
        assertThat(found(filter(bob, together, null, null))).containsExactly(5);
        assertThat(found(filter(null, null, "purse.filled", null))).containsExactly(1, 2, 3, 4, 5);
        assertThat(found(filter(bob, null, "purse.filled-up", null))).containsExactly(6);
        assertThat(found(filter(null, null, null, "PENCE"))).containsExactly(1, 2, 3, 4, 5);
        assertThat(found(filter(null, null, null, "50% of_all! žluť"))).containsExactly(6);
        assertThat(found(filter(null, null, null, "%"))).containsExactly(6);
        assertThat(found(filter(null, null, null, "_"))).containsExactly(6);
        assertThat(found(filter(null, null, null, "!"))).containsExactly(6);
        assertThat(found(filter(null, null, "purse.emptied", null))).isEmpty();
        assertThat(found(filter(null, null, null, null))).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void findsPositionsWithinBoundsAndUpToALimit() {
        append(LongStream.rangeClosed(1, 9).mapToObj(version -> event(ada, version)).toList(), NOW);
        for (var filter : List.of(filter(ada, null, null, null), filter(null, null, "purse.filled", null))) {
            assertThat(store().positions(log, filter, 3, 7, Order.OLDEST_FIRST, 9)).containsExactly(3, 4, 5, 6, 7);
            assertThat(store().positions(log, filter, 3, 7, Order.NEWEST_FIRST, 9)).containsExactly(7, 6, 5, 4, 3);
            assertThat(store().positions(log, filter, 3, 7, Order.OLDEST_FIRST, 2)).containsExactly(3, 4);
            assertThat(store().positions(log, filter, 3, 7, Order.NEWEST_FIRST, 2)).containsExactly(7, 6);
        }
        assertThat(store().positions(log + "x", filter(ada, null, null, null), 1, 9, Order.OLDEST_FIRST, 9)).isEmpty();
    }

    @Test
    void givesTheEventsAtPositionsInTheirOrder() {
        var stored = append(LongStream.rangeClosed(1, 5).mapToObj(version -> event(ada, version)).toList(), NOW);

        assertThat(store().at(log, new long[]{2, 3, 4})).isEqualTo(stored.subList(1, 4));
        assertThat(store().at(log, new long[]{5, 1, 3}))
                .containsExactly(stored.get(4), stored.getFirst(), stored.get(2));
        assertThat(store().at(log, new long[]{4, 5, 6})).isEqualTo(stored.subList(3, 5));
        assertThat(store().at(log, new long[]{0, 2, 9})).containsExactly(stored.get(1));
        assertThat(store().at(log, new long[0])).isEmpty();
    }

    @Test
    void findsWhatAnEventCausedInAnyLog() {
        var cause = new EventReference(log, 1);
        append(List.of(event(ada, 1), caused(bob, 1, cause), event(ada, 2), caused(bob, 2, cause)), NOW);
        transaction().executeWithoutResult(status -> store().append(log + "x",
                List.of(caused(new StreamId(UUID.randomUUID()), 1, cause)), NOW));

        assertThat(store().causedBy(cause, 10)).extracting(it -> it.log() + "@" + it.position())
                .containsExactly(log + "@2", log + "@4", log + "x@1");
        assertThat(store().causedBy(cause, 2)).hasSize(2);
        assertThat(store().causedBy(new EventReference(log, 11), 10)).isEmpty();
    }

    /** The same in both orders. */
    private long[] found(EventFilter filter) {
        var oldestFirst = store().positions(log, filter, 1, 100, Order.OLDEST_FIRST, 100);
        var newestFirst = store().positions(log, filter, 1, 100, Order.NEWEST_FIRST, 100);
        assertThat(LongStream.of(newestFirst).sorted().toArray()).isEqualTo(oldestFirst);
        assertThat(LongStream.of(newestFirst).boxed().toList()).isSortedAccordingTo(Comparator.reverseOrder());
        return oldestFirst;
    }

    private static EventFilter filter(@Nullable StreamId stream, @Nullable UUID correlation, @Nullable String type,
            @Nullable String text) {
        return new EventFilter(Optional.ofNullable(stream), Optional.ofNullable(correlation),
                Optional.ofNullable(type), Optional.ofNullable(text));
    }

    private static PendingEvent belonging(StreamId stream, long version, UUID correlation) {
        return pending(stream, version, "purse.filled", "{\"pence\":" + version + "}",
                new EventMetadata(Ids.timeOrdered(), correlation, Optional.empty(), "test", Optional.empty()));
    }

    private static PendingEvent caused(StreamId stream, long version, EventReference cause) {
        return pending(stream, version, "purse.filled", "{\"pence\":" + version + "}", new EventMetadata(
                Ids.timeOrdered(), Ids.timeOrdered(), Optional.of(cause), "test", Optional.empty()));
    }

    private static PendingEvent filledUp(StreamId stream, long version, String payload) {
        return pending(stream, version, "purse.filled-up", payload, metadata());
    }

    private static PendingEvent pending(StreamId stream, long version, String type, String payload,
            EventMetadata metadata) {
        return new PendingEvent(stream, "purse", version, type, 1, payload, metadata);
    }

    @Test
    void theHeadCarriesTheHashOfTheLastEvent() {
        append(List.of(event(ada, 1), event(ada, 2)), NOW);

        var last = store().read(log, 1, 1).getFirst();
        assertThat(store().head(log)).isEqualTo(new LogHead(log, 2, last.hash(), NOW));
        assertWhole(2);
    }

    @Test
    void writingNeedsATransactionOfTheCallers() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> store().append(log, List.of(event(ada, 1)), NOW));
    }

    /** No gap, no event beyond the head, and every hash chained to the one before. */
    protected final void assertWhole(int events) {
        var verifier = new ChainVerifier(log);
        assertThat(store().read(log, 0, events + 10)).hasSize(events)
                .allSatisfy(event -> assertThat(verifier.next(event)).isEmpty());
        assertThat(verifier.end(store().head(log))).isEmpty();
    }

    protected final String log() {
        return log;
    }

    protected final List<StoredEvent> append(List<PendingEvent> events, Instant now) {
        return transaction().execute(status -> store().append(log, events, now));
    }

    protected static PendingEvent event(StreamId stream, long version) {
        return new PendingEvent(stream, "purse", version, "purse.filled", 1, "{\"pence\":" + version + "}", metadata());
    }

    private static EventMetadata metadata() {
        return new EventMetadata(Ids.timeOrdered(), Ids.timeOrdered(), Optional.empty(), "test", Optional.empty());
    }

    /** Until the thread stands still, whether in a lock of ours or of the database's. */
    private void awaitBlocked(Thread thread) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> isBlocked(thread));
    }

    /** Whether a thread waits for a lock. Of a database in another process that cannot be seen in the thread. */
    protected boolean isBlocked(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    private static <T> T soon(Future<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
