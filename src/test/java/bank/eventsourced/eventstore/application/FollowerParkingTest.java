package bank.eventsourced.eventstore.application;

import static bank.eventsourced.eventstore.application.Purses.purse;
import static bank.eventsourced.eventstore.application.Purses.putIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.TransactionSystemException;

import bank.eventsourced.eventstore.Follower;
import bank.eventsourced.eventstore.Hold;
import bank.eventsourced.eventstore.ParkedStream;
import bank.eventsourced.eventstore.ParkedStream.State;
import bank.eventsourced.eventstore.Parking.Skipped;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.Release;
import bank.eventsourced.eventstore.SkippedEvent;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.eventstore.application.Purses.PurseEvent;

/** An event that keeps failing is parked, those of its stream wait, all others go on; nothing is lost or taken twice. */
@Timeout(60)
class FollowerParkingTest {

    private static final String DIARY = "diary";
    private static final StreamId ADA = purse("ada");

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final List<PurseProcess> processes = new ArrayList<>();
    private final Diary diary = new Diary(database);

    @AfterEach
    void closeAll() {
        processes.forEach(PurseProcess::close);
    }

    @Test
    void anEventThatKeepsFailingIsParkedWithItsCauseAndTheOthersGoOn() {
        diary.failAt(3);
        var process = open();
        var following = process.follow(diary);
        process.started();
        record(process, "ada", "bob", "ada", "ada", "bob");

        awaitCheckpoint(process, 5);
        assertThat(diary.entries()).containsExactly(1L, 2L, 5L);
        assertThat(process.parking.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.stream().follower()).isEqualTo(DIARY);
            assertThat(parked.stream().log()).isEqualTo("purse");
            assertThat(parked.stream().stream()).isEqualTo(ADA);
            assertThat(parked.stream().version()).isEqualTo(2);
            assertThat(parked.stream().state()).isEqualTo(State.FAILED);
            assertThat(parked.stream().attempts()).isEqualTo(3);
            assertThat(parked.stream().cause()).isEqualTo(
                    "IllegalArgumentException: Cannot write down event 3\nCaused by IllegalStateException: No ink");
            assertThat(parked.stream().lastAttempt()).isAfterOrEqualTo(parked.stream().since());
            assertThat(parked.position()).contains(3L);
            assertThat(parked.waiting()).isEqualTo(1);
        });
        eventually().until(() -> following.status().failure().isEmpty());
        eventually().untilAsserted(() -> assertThat(process.publications.outstanding()).isZero());
        assertThat(following.status().behind()).isZero();
    }

    @Test
    void aRetriedEventAndThoseBehindItTakeEffectOnceAndInOrder() {
        var process = parkedAtThree();
        diary.failNoMore();

        assertThat(process.parking.retry(DIARY, ADA)).isEqualTo(new Release.Delivered(2));
        assertThat(process.parking.retry(DIARY, ADA)).isEqualTo(new Release.NotParked());
        record(process, "ada");

        awaitCheckpoint(process, 6);
        assertThat(diary.entries()).containsExactly(1L, 2L, 5L, 3L, 4L, 6L);
        assertThat(process.parking.parked()).isEmpty();
    }

    @Test
    void aRetryInVainLeavesTheStreamParked() {
        var process = parkedAtThree();

        assertThat(process.parking.retry(DIARY, ADA)).isEqualTo(new Release.FailedAgain(0, 3,
                "IllegalArgumentException: Cannot write down event 3\nCaused by IllegalStateException: No ink"));

        assertThat(parkedStream(process).attempts()).isEqualTo(4);
        assertThat(diary.entries()).containsExactly(1L, 2L, 5L);
    }

    @Test
    void theNextEventThatFailsIsWhereTheStreamIsParkedThen() {
        var process = parkedAtThree();
        diary.failAt(4);

        assertThat(process.parking.retry(DIARY, ADA)).isInstanceOfSatisfying(Release.FailedAgain.class, failed -> {
            assertThat(failed.events()).isEqualTo(1);
            assertThat(failed.position()).isEqualTo(4);
        });

        assertThat(diary.entries()).containsExactly(1L, 2L, 5L, 3L);
        assertThat(parkedStream(process).version()).isEqualTo(3);
        assertThat(parkedStream(process).attempts()).isEqualTo(1);
        assertThat(process.parking.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.position()).contains(4L);
            assertThat(parked.waiting()).isZero();
        });
    }

    @Test
    void aSkippedEventNeverTakesEffectAndThoseBehindItDo() {
        var process = parkedAtThree();

        assertThat(process.parking.skip(DIARY, ADA, 3, "It was a test", "ursula")).isEqualTo(new Release.Delivered(1));

        assertThat(diary.entries()).containsExactly(1L, 2L, 5L, 4L);
        assertThat(process.parking.parked()).isEmpty();
        assertThat(process.parking.skipped(10)).extracting(Skipped::event)
                .singleElement()
                .satisfies(skipped -> assertThat(skipped).isEqualTo(new SkippedEvent(DIARY, "purse", 3, ADA, 2,
                        "IllegalArgumentException: Cannot write down event 3\nCaused by IllegalStateException: No ink",
                        3, "It was a test", "ursula", skipped.skippedAt())));
    }

    @Test
    void onlyTheEventThatIsMeantIsSkipped() {
        var process = parkedAtThree();

        assertThat(process.parking.skip(DIARY, ADA, 4, "Wrong one", "ursula")).isEqualTo(new Release.NotParked());
        assertThat(process.parking.skip(DIARY, purse("bob"), 3, "Wrong purse", "ursula"))
                .isEqualTo(new Release.NotParked());
        assertThat(process.parking.skip("nobody", ADA, 3, "Wrong follower", "ursula"))
                .isEqualTo(new Release.NotParked());

        assertThat(process.parking.skipped(10)).isEmpty();
        assertThat(parkedStream(process).version()).isEqualTo(2);
    }

    @Test
    void whatIsParkedIsStillParkedAfterARestart() {
        var parked = parkedStream(parkedAtThree());
        closeAll();

        var process = open();
        process.follow(diary);
        process.started();
        record(process, "ada", "bob");

        awaitCheckpoint(process, 7);
        assertThat(parkedStream(process)).isEqualTo(parked);
        assertThat(diary.entries()).containsExactly(1L, 2L, 5L, 7L);
        diary.failNoMore();
        assertThat(process.parking.retry(DIARY, ADA)).isEqualTo(new Release.Delivered(3));
    }

    @Test
    void parkingAndTheCheckpointAreCommittedTogetherOrNotAtAll() {
        record(remember(PurseProcess.startedOn(database)), "ada", "bob");
        diary.failAt(1);
        database.failNextCommits(1);
        var process = open();
        process.follow(diary);
        process.started();

        awaitCheckpoint(process, 2);
        assertThat(process.parking.parked()).singleElement().satisfies(it -> assertThat(it.position()).contains(1L));
        assertThat(diary.entries()).containsExactly(2L);
    }

    @Test
    void aRetryThatCannotBeCommittedChangesNothing() {
        var process = parkedAtThree();
        var parked = parkedStream(process);
        diary.failNoMore();
        database.failNextCommits(1);

        assertThatExceptionOfType(TransactionSystemException.class)
                .isThrownBy(() -> process.parking.retry(DIARY, ADA));

        assertThat(parkedStream(process)).isEqualTo(parked);
        assertThat(diary.entries()).containsExactly(1L, 2L, 5L);
        assertThat(process.parking.retry(DIARY, ADA)).isEqualTo(new Release.Delivered(2));
    }

    /** The first of those that waited has taken effect, then the process dies. */
    @Test
    void aReleaseThatWasBrokenOffGoesOnAtTheNextStart() {
        var process = parkedAtThree(remember(PurseProcess.with(database).withoutPolling().parkAfter(3).notStarted()));
        for (int i = 0; i < 50; i++) {
            record(process, "ada");
        }
        awaitCheckpoint(process, 55);
        diary.failNoMore();
        var transactions = new AtomicInteger();
        diary.afterEach(() -> database.failNextCommits(transactions.getAndIncrement()));
        assertThatExceptionOfType(TransactionSystemException.class)
                .isThrownBy(() -> process.parking.retry(DIARY, ADA));
        assertThat(diary.entries()).containsExactly(1L, 2L, 5L, 3L);
        assertThat(parkedStream(process).state()).isEqualTo(State.RELEASED);
        closeAll();
        assertThat(diary.entries()).as("a process that dies does nothing more").hasSize(4);
        diary.afterEach(() -> {});
        database.failNextCommits(0);

        var restarted = open();
        restarted.follow(diary);
        restarted.started();

        assertThat(restarted.parking.parked()).isEmpty();
        assertThat(diary.entries()).startsWith(1L, 2L, 5L, 3L, 4L, 6L).hasSize(55).doesNotHaveDuplicates();
    }

    @Test
    void aRetryWhileTheWorkerRunsLosesAndDoublesNothing() {
        var process = parkedAtThree();
        diary.failNoMore();
        var recording = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 300; i++) {
                record(process, i % 2 == 0 ? "ada" : "bob");
            }
        });
        for (int i = 0; i < 30; i++) {
            process.parking.retry(DIARY, ADA);
            process.parking.hold(DIARY, "ada", "Again");
        }
        soon(recording);
        process.parking.retry(DIARY, ADA);

        awaitCheckpoint(process, 305);
        assertThat(diary.entries()).hasSize(305).doesNotHaveDuplicates();
        assertThat(diary.entriesOf(ADA)).isSorted();
        assertThat(diary.entriesOf(purse("bob"))).isSorted();
    }

    @Test
    void twoProcessesOnOneDatabaseParkAndReleaseOnce() {
        diary.failAt(3);
        var one = open();
        var other = open();
        one.follow(diary);
        other.follow(diary);
        one.started();
        other.started();
        record(one, "ada", "bob", "ada", "ada", "bob");
        record(other, "ada", "bob");
        awaitCheckpoint(one, 7);
        assertThat(one.parking.parked()).isEqualTo(other.parking.parked()).hasSize(1);
        diary.failNoMore();

        var releases = IntStream.range(0, 8)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> (i % 2 == 0 ? one : other).parking.retry(DIARY, ADA)))
                .toList();
        releases.forEach(FollowerParkingTest::soon);

        assertThat(diary.entries()).hasSize(7).doesNotHaveDuplicates();
        assertThat(diary.entriesOf(ADA)).containsExactly(1L, 3L, 4L, 6L);
        assertThat(one.parking.parked()).isEmpty();
    }

    @Test
    void notEverythingIsParked() {
        diary.failWhere(position -> true);
        var process = open();
        var following = process.follow(diary);
        process.started();
        record(process, "a", "b", "c", "d", "e");

        eventually().until(() -> following.status().failure().filter(it -> it.attempts() > 4).isPresent());
        assertThat(process.parking.parked()).hasSize(PurseProcess.PARKED_STREAMS_AT_MOST);
        assertThat(following.status().failure()).hasValueSatisfying(it -> assertThat(it.position()).isEqualTo(4));
        assertThat(following.status().behind()).isEqualTo(2);

        diary.failNoMore();
        awaitCheckpoint(process, 5);
        process.parking.parked().forEach(it -> process.parking.retry(DIARY, it.stream().stream()));
        assertThat(diary.entries()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aDatabaseThatIsAwayParksNothing() {
        Supplier<RuntimeException> away = () -> new TransactionSystemException("No connection");
        diary.failWith(away);
        var process = open();
        var following = process.follow(diary);
        process.started();
        record(process, "ada", "bob");

        eventually().until(() -> following.status().failure().filter(it -> it.attempts() > 4).isPresent());
        assertThat(process.parking.parked()).isEmpty();
        diary.failNoMore();

        awaitCheckpoint(process, 2);
        assertThat(diary.entries()).containsExactly(1L, 2L);
    }

    @Test
    void anEventThatCannotBeReadIsParked() {
        record(remember(PurseProcess.startedOn(database)), "ada", "bob", "ada", "bob");
        var process = remember(PurseProcess.with(database).parkAfter(3).store(DamagedEvent::new).notStarted());
        process.follow(diary);
        process.started();

        awaitCheckpoint(process, 4);
        assertThat(diary.entries()).containsExactly(1L, 3L);
        assertThat(parkedStream(process).cause()).startsWith("UnreadableEvent: ");
    }

    @Test
    void anEventThatBreaksTheWorkersThreadIsParked() {
        diary.failAt(2);
        diary.overflow();
        record(remember(PurseProcess.startedOn(database)), "ada", "bob", "ada", "bob");
        var process = open();
        process.follow(diary);
        process.started();

        awaitCheckpoint(process, 4);
        assertThat(diary.entries()).containsExactly(1L, 3L);
        assertThat(parkedStream(process).cause()).isEqualTo("StackOverflowError");
    }

    @Test
    void aHeldStreamWaitsOnArrivalUntilItIsReleased() {
        var process = open();
        process.follow(diary);
        process.started();
        record(process, "ada", "bob");
        awaitCheckpoint(process, 2);

        assertThat(process.parking.hold(DIARY, "ada", "Let us see")).isEqualTo(Hold.HELD);
        assertThat(process.parking.hold(DIARY, "ada", "Twice")).isEqualTo(Hold.PARKED_ALREADY);
        assertThat(process.parking.hold(DIARY, "nobody", "Who?")).isEqualTo(Hold.UNKNOWN);
        assertThat(process.parking.hold("nobody", "ada", "Who?")).isEqualTo(Hold.UNKNOWN);
        assertThat(process.parking.parked()).singleElement().satisfies(held -> {
            assertThat(held.stream().state()).isEqualTo(State.HELD);
            assertThat(held.stream().cause()).isEqualTo("Let us see");
            assertThat(held.position()).isEmpty();
            assertThat(held.waiting()).isZero();
        });
        record(process, "ada", "bob", "ada");

        awaitCheckpoint(process, 5);
        assertThat(diary.entries()).containsExactly(1L, 2L, 4L);
        assertThat(process.parking.parked()).singleElement().satisfies(held -> {
            assertThat(held.position()).contains(3L);
            assertThat(held.waiting()).isEqualTo(1);
        });
        assertThat(process.parking.retry(DIARY, ADA)).isEqualTo(new Release.Delivered(2));
        assertThat(diary.entries()).containsExactly(1L, 2L, 4L, 3L, 5L);
    }

    @Test
    void aHoldOnWhichNothingHappenedIsLiftedWithoutAnEffect() {
        var process = open();
        process.follow(diary);
        process.started();
        record(process, "ada");
        awaitCheckpoint(process, 1);
        process.parking.hold(DIARY, "ada", "Let us see");

        assertThat(process.parking.retry(DIARY, ADA)).isEqualTo(new Release.Delivered(0));
        record(process, "ada");

        awaitCheckpoint(process, 2);
        assertThat(diary.entries()).containsExactly(1L, 2L);
    }

    /** Ada's second event, position 3, is parked; the one at 4 waits. */
    private PurseProcess parkedAtThree() {
        return parkedAtThree(open());
    }

    private PurseProcess parkedAtThree(PurseProcess process) {
        diary.failAt(3);
        process.follow(diary);
        process.started();
        record(process, "ada", "bob", "ada", "ada", "bob");
        awaitCheckpoint(process, 5);
        return process;
    }

    private static ParkedStream parkedStream(PurseProcess process) {
        assertThat(process.parking.parked()).hasSize(1);
        return process.parking.parked().getFirst().stream();
    }

    private PurseProcess open() {
        return remember(PurseProcess.with(database).parkAfter(3).notStarted());
    }

    private PurseProcess remember(PurseProcess opened) {
        processes.add(opened);
        return opened;
    }

    /** One commit for each event. */
    private static void record(PurseProcess process, String... names) {
        for (var name : names) {
            soon(process.writer.submit(putIn(name, 1)));
        }
    }

    private static void awaitCheckpoint(PurseProcess process, long position) {
        eventually().untilAsserted(() -> assertThat(process.checkpoint(DIARY)).isEqualTo(position));
    }

    private static <T> T soon(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5));
    }

    /** Writes down the position of every event, in the transaction. */
    private static final class Diary implements Follower<PurseEvent> {

        private final InMemoryDatabase database;
        private final Table<List<Entry>> pages = new Table<>(DIARY, List.of());
        private volatile LongPredicate failing = position -> false;
        private volatile Supplier<? extends Throwable> failure = IllegalStateException::new;
        private volatile Runnable afterEach = () -> {};

        Diary(InMemoryDatabase database) {
            this.database = database;
        }

        @Override
        public String name() {
            return DIARY;
        }

        @Override
        public void handle(List<RecordedEvent<PurseEvent>> events) {
            events.stream().map(RecordedEvent::position).filter(failing::test).findFirst().ifPresent(this::fail);
            database.write(pages, before -> {
                var after = new ArrayList<>(before);
                events.forEach(event -> after.add(new Entry(event.stream(), event.position())));
                return after;
            });
            afterEach.run();
        }

        private void fail(long position) {
            switch (failure.get()) {
                case TransactionSystemException away -> throw away;
                case StackOverflowError overflow -> throw overflow;
                default -> throw new IllegalArgumentException("Cannot write down event " + position,
                        new IllegalStateException("No ink"));
            }
        }

        void failAt(long position) {
            failing = it -> it == position;
        }

        void failWhere(LongPredicate positions) {
            failing = positions;
        }

        void failWith(Supplier<? extends Throwable> away) {
            failure = away;
            failing = position -> true;
        }

        void overflow() {
            failure = StackOverflowError::new;
        }

        void failNoMore() {
            failing = position -> false;
        }

        /** What happens after the effects of a batch, still in its transaction. */
        void afterEach(Runnable what) {
            afterEach = what;
        }

        List<Long> entries() {
            return database.read(pages).stream().map(Entry::position).toList();
        }

        List<Long> entriesOf(StreamId stream) {
            return database.read(pages).stream().filter(it -> it.stream().equals(stream)).map(Entry::position).toList();
        }

        private record Entry(StreamId stream, long position) {}
    }

    /** The event at position 2 is damaged. */
    private static final class DamagedEvent extends DecoratedEventStore {

        DamagedEvent(EventStore store) {
            super(store);
        }

        @Override
        public List<StoredEvent> read(String log, long afterPosition, int limit) {
            return super.read(log, afterPosition, limit).stream().map(DamagedEvent::damaged).toList();
        }

        private static StoredEvent damaged(StoredEvent event) {
            return event.position() != 2 ? event
                    : new StoredEvent(event.log(), event.position(), event.stream(), event.streamType(),
                            event.version(), event.type(), event.schemaVersion(), "{damaged", event.metadata(),
                            event.recordedAt(), event.hash());
        }
    }
}
