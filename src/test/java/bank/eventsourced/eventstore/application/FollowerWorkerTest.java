package bank.eventsourced.eventstore.application;

import static bank.eventsourced.eventstore.application.Purses.putIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import bank.eventsourced.eventstore.EventStoreInspection.Backlog;
import bank.eventsourced.eventstore.Follower;
import bank.eventsourced.eventstore.FollowerStatus;
import bank.eventsourced.eventstore.Pause;
import bank.eventsourced.eventstore.Pausing;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.Step;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.eventstore.application.Purses.PurseEvent;

@Timeout(60)
class FollowerWorkerTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final List<PurseProcess> processes = new ArrayList<>();
    private final Diary diary = new Diary(database);

    @AfterEach
    void closeAll() {
        processes.forEach(PurseProcess::close);
    }

    @Test
    void aFollowerTakesEveryEventOnceAndInOrder() {
        var process = remember(PurseProcess.on(database));
        process.follow(diary);
        process.started();
        record(process, 100);

        eventually().untilAsserted(() -> assertThat(diary.entries()).isEqualTo(upTo(100)));
        eventually().untilAsserted(() -> assertThat(process.publications.outstanding()).isZero());
        assertThat(process.checkpoint("diary")).isEqualTo(100);
    }

    @Test
    void startingCatchesUpBeforeAnythingNewHappens() {
        record(remember(PurseProcess.startedOn(database)), 2_500);

        var process = remember(PurseProcess.with(database).withoutPolling().notStarted());
        process.follow(diary);
        process.started();

        assertThat(diary.entries()).isEqualTo(upTo(2_500));
    }

    @Test
    void aRepeatedPromptChangesNothing() {
        var process = remember(PurseProcess.with(database).withoutPolling().notStarted());
        var following = process.follow(diary);
        process.started();
        record(process, 10);
        eventually().untilAsserted(() -> assertThat(diary.entries()).isEqualTo(upTo(10)));

        for (int i = 0; i < 5; i++) {
            soon(following.prompt(10));
            soon(following.prompt(3));
        }

        assertThat(diary.entries()).isEqualTo(upTo(10));
        assertThat(process.checkpoint("diary")).isEqualTo(10);
    }

    @Test
    void aPromptIsFulfilledOnlyAfterTheCommit() {
        var process = remember(PurseProcess.with(database).withoutPolling().notStarted());
        var following = process.follow(diary);
        process.started();
        for (int i = 1; i <= 20; i++) {
            record(process, 1);
            var position = i;
            var committed = following.prompt(position).handle((_, failed) -> {
                assertThat(failed).isNull();
                assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
                return process.checkpoint("diary");
            });
            assertThat(soon(committed)).isGreaterThanOrEqualTo(position);
        }
    }

    @Test
    void aPromptWaitsWhileTheFollowerFails() {
        var process = remember(PurseProcess.with(database).withoutPolling().notStarted());
        var following = process.follow(diary);
        diary.failAt(1);
        process.started();
        record(process, 1);
        eventually().until(() -> following.status().failure().isPresent());
        var prompt = following.prompt(1);
        assertThat(prompt).isNotDone();
        assertThat(process.publications.outstanding()).isEqualTo(1);

        diary.failNoMore();

        soon(prompt);
        assertThat(diary.entries()).containsExactly(1L);
    }

    @Test
    void effectsCheckpointAndPublicationsAreCommittedTogetherOrNotAtAll() {
        var completions = new AtomicInteger();
        var process = remember(PurseProcess.with(database)
                .publications(publications -> new DecoratedPublications(
                        publications) {

                    @Override
                    public void complete(List<UUID> ids) {
                        if (completions.incrementAndGet() <= 3) {
                            assertThat(diary.entries()).as("effects within the transaction").isNotEmpty();
                            throw new IllegalStateException("The connection is lost");
                        }
                        super.complete(ids);
                    }
                })
                .notStarted());
        var following = process.follow(diary);
        process.started();
        record(process, 1);

        eventually().untilAsserted(() -> assertThat(following.status().failure()).hasValueSatisfying(
                failure -> assertThat(failure.cause()).isEqualTo("IllegalStateException: The connection is lost")));
        eventually().until(() -> following.status().failure().isEmpty());
        eventually().untilAsserted(() -> assertThat(process.publications.outstanding()).isZero());
        assertThat(diary.entries()).containsExactly(1L);
        assertThat(process.checkpoint("diary")).isEqualTo(1);
    }

    @Test
    void aCommitThatFailsLeavesNothingBehindAndIsTriedAgain() {
        record(remember(PurseProcess.startedOn(database)), 3);
        var process = remember(PurseProcess.on(database));
        var following = process.follow(diary);
        database.failNextCommits(2);
        process.started();

        assertThat(diary.entries()).isEmpty();
        assertThat(process.checkpoint("diary")).isZero();
        assertThat(following.status().failure()).isPresent();
        eventually().untilAsserted(() -> assertThat(diary.entries()).isEqualTo(upTo(3)));
    }

    @Test
    void allEventsBeforeAFailingOneTakeEffectAndTheStatusNamesIt() {
        diary.failAt(7);
        record(remember(PurseProcess.startedOn(database)), 10);
        var process = remember(PurseProcess.on(database));
        var following = process.follow(diary);
        process.started();

        eventually().untilAsserted(() -> assertThat(following.status().failure()).hasValueSatisfying(failure -> {
            assertThat(failure.position()).isEqualTo(7);
            assertThat(failure.cause()).isEqualTo("IllegalArgumentException: Cannot write down event 7");
            assertThat(failure.attempts()).isGreaterThanOrEqualTo(2);
        }));
        assertThat(diary.entries()).isEqualTo(upTo(6));
        var status = following.status();
        assertThat(status).isEqualTo(new FollowerStatus("diary", "purse", 6, 4, status.failure(), Optional.empty()));

        diary.failNoMore();

        eventually().untilAsserted(() -> assertThat(diary.entries()).isEqualTo(upTo(10)));
        eventually().untilAsserted(() -> assertThat(following.status())
                .isEqualTo(new FollowerStatus("diary", "purse", 10, 0, Optional.empty(), Optional.empty())));
    }

    /** One pause for each event before the failing one would take minutes. */
    @Test
    void theWayToTheFailingEventIsNotSlowedDownByPauses() {
        diary.failAt(700);
        record(remember(PurseProcess.startedOn(database)), 900);
        var process = remember(PurseProcess.on(database));
        var following = process.follow(diary);
        process.started();

        eventually().untilAsserted(() -> assertThat(following.status().failure())
                .hasValueSatisfying(failure -> assertThat(failure.position()).isEqualTo(700)));
        assertThat(diary.entries()).isEqualTo(upTo(699));
    }

    @Test
    void oneFailingFollowerDoesNotHoldUpAnother() {
        var other = new Diary(database, "other diary");
        diary.failAt(1);
        var process = remember(PurseProcess.on(database));
        process.follow(diary);
        process.follow(other);
        process.started();
        recordOneByOne(process, 5);

        eventually().untilAsserted(() -> assertThat(other.entries()).isEqualTo(upTo(5)));
        eventually().untilAsserted(() -> assertThat(process.publications.outstanding("other diary", 10)).isEmpty());
        assertThat(process.publications.outstanding("diary", 10)).hasSize(5);
        assertThat(diary.entries()).isEmpty();
    }

    @Test
    void aPauseHoldsForAllProcessesAndASingleStepIsOneEvent() {
        var here = remember(PurseProcess.with(database).shared().notStarted());
        var there = remember(PurseProcess.with(database).shared().notStarted());
        var other = new Diary(database, "other");
        here.follow(diary);
        there.follow(diary);
        there.follow(other);
        here.started();
        there.started();
        assertThat(here.pausing.step("diary")).isInstanceOf(Step.NotPaused.class);
        assertThat(here.pausing.pause("diary", "A look first", "Ada")).isEqualTo(Pausing.Result.DONE);

        record(there, 3);
        eventually().until(() -> other.entries().size() == 3);
        assertThat(there.pausing.step("diary")).isInstanceOf(Step.Taken.class);
        assertThat(diary.entries()).containsExactly(1L);
        assertThat(there.publications.backlog("diary").publications()).isPositive();

        assertThat(here.pausing.resume("diary")).isEqualTo(Pausing.Result.DONE);
        eventually().untilAsserted(() -> assertThat(diary.entries()).isEqualTo(upTo(3)));
        eventually().untilAsserted(() -> assertThat(there.publications.outstanding()).isZero());
    }

    @Test
    void aPausedFollowerIsNotWokenByPrompts() {
        var looks = new AtomicInteger();
        var process = remember(PurseProcess.with(database)
                .withoutPolling()
                .checkpoints(checkpoints -> new WatchedCheckpoints(checkpoints, () -> {
                    if (Thread.currentThread().getName().equals("diary-follower")) {
                        looks.incrementAndGet();
                    }
                }))
                .notStarted());
        var following = process.follow(diary);
        var other = new Diary(database, "other");
        process.follow(other);
        process.started();
        process.pausing.pause("diary", "A look first", "Ada");
        for (int i = 1; i <= 20; i++) {
            var taken = i;
            record(process, 1);
            eventually().until(() -> other.entries().size() == taken);
        }
        var prompt = following.prompt(20);

        assertThat(looks.get()).isLessThan(5);
        assertThat(prompt).isNotDone();
        process.pausing.resume("diary");
        soon(prompt);
        assertThat(diary.entries()).isEqualTo(upTo(20));
    }

    @Test
    void aStepThatFailsChangesNothing() {
        var process = remember(PurseProcess.on(database));
        process.follow(diary);
        process.started();
        process.pausing.pause("diary", "A look first", "Ada");
        record(process, 2);
        diary.failAt(1);
        assertThat(process.pausing.step("diary")).isInstanceOfSatisfying(Step.Failed.class,
                it -> assertThat(it.position()).isEqualTo(1));
        assertThat(process.checkpoint("diary")).isZero();
        diary.failNoMore();
        assertThat(process.pausing.step("diary")).isInstanceOf(Step.Taken.class);
        assertThat(diary.entries()).containsExactly(1L);
    }

    @Test
    void aFollowerSurvivesThatTheDatabaseIsAwayForAWhile() {
        var away = new AtomicBoolean();
        var looks = new AtomicInteger();
        var process = remember(PurseProcess.with(database)
                .checkpoints(checkpoints -> new WatchedCheckpoints(checkpoints, () -> {
                    if (away.get()) {
                        looks.incrementAndGet();
                        throw new IllegalStateException("No connection");
                    }
                }))
                .notStarted());
        process.follow(diary);
        process.started();
        record(process, 1);
        eventually().untilAsserted(() -> assertThat(diary.entries()).hasSize(1));
        away.set(true);
        record(process, 1);
        eventually().until(() -> looks.get() >= 2);
        away.set(false);

        eventually().untilAsserted(() -> assertThat(diary.entries()).isEqualTo(upTo(2)));
    }

    @Test
    void publicationsThatADeadProcessLeftAreRemovedOnceTheyAreFulfilled() {
        var dead = remember(PurseProcess.with(database).withoutPolling().notStarted());
        dead.follow(new Diary(database) {

            @Override
            public void handle(List<RecordedEvent<PurseEvent>> events) {
                throw new IllegalStateException("Killed");
            }
        });
        dead.started();
        recordOneByOne(dead, 30);
        dead.close();
        assertThat(dead.publications.outstanding("diary", 100)).hasSize(30);

        var process = remember(PurseProcess.with(database).withoutPolling().notStarted());
        process.follow(diary);
        process.started();

        assertThat(diary.entries()).isEqualTo(upTo(30));
        assertThat(process.publications.outstanding()).isZero();
    }

    @Test
    void noPublicationIsRemovedBeforeItsFollowerHasCommittedPastIt() {
        diary.failAt(5);
        var process = remember(PurseProcess.on(database));
        var following = process.follow(diary);
        process.started();
        recordOneByOne(process, 10);

        eventually().untilAsserted(() -> assertThat(following.status().failure())
                .hasValueSatisfying(failure -> assertThat(failure.attempts()).isGreaterThan(1)));
        assertThat(process.publications.outstanding("diary", 100)).hasSize(6);
    }

    @Test
    void twoProcessesOnOneDatabaseTakeEachEventOnce() {
        var one = remember(PurseProcess.on(database));
        var other = remember(PurseProcess.on(database));
        one.follow(diary);
        other.follow(diary);
        one.started();
        other.started();
        for (int i = 0; i < 60; i++) {
            record(one, 1);
            record(other, 1);
        }

        eventually().untilAsserted(() -> assertThat(diary.entries()).isEqualTo(upTo(120)));
        eventually().untilAsserted(() -> assertThat(one.publications.outstanding()).isZero());
    }

    @Test
    void aFollowerHearsOfWhatOtherProcessesRecord() {
        var process = remember(PurseProcess.on(database));
        process.follow(diary);
        process.started();

        record(remember(PurseProcess.startedOn(database)), 5);

        eventually().untilAsserted(() -> assertThat(diary.entries()).isEqualTo(upTo(5)));
    }

    @Test
    void closingCatchesUpALastTime() {
        var process = remember(PurseProcess.with(database).withoutPolling().notStarted());
        process.follow(diary);
        process.started();
        record(process, 50);

        process.close();

        assertThat(diary.entries()).isEqualTo(upTo(50));
        assertThat(process.publications.outstanding()).isZero();
    }

    private PurseProcess remember(PurseProcess opened) {
        processes.add(opened);
        return opened;
    }

    private static void record(PurseProcess process, int events) {
        var submitted = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < events; i++) {
            submitted.add(process.writer.submit(putIn("ada", 1)));
        }
        submitted.forEach(FollowerWorkerTest::soon);
    }

    /** One commit for each event. */
    private static void recordOneByOne(PurseProcess process, int events) {
        for (int i = 0; i < events; i++) {
            record(process, 1);
        }
    }

    private static <T> T soon(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static List<Long> upTo(long position) {
        return LongStream.rangeClosed(1, position).boxed().toList();
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(5));
    }

    /** Writes down the position of every event, in the transaction. */
    private static class Diary implements Follower<PurseEvent> {

        private final InMemoryDatabase database;
        private final String name;
        private final Table<List<Long>> pages;
        private volatile long failAt = Long.MAX_VALUE;

        Diary(InMemoryDatabase database) {
            this(database, "diary");
        }

        Diary(InMemoryDatabase database, String name) {
            this.database = database;
            this.name = name;
            this.pages = new Table<>(name, List.of());
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void handle(List<RecordedEvent<PurseEvent>> events) {
            for (var event : events) {
                if (event.position() >= failAt) {
                    throw new IllegalArgumentException("Cannot write down event " + event.position());
                }
            }
            database.write(pages, before -> {
                var after = new ArrayList<>(before);
                events.forEach(event -> after.add(event.position()));
                return after;
            });
        }

        void failAt(long position) {
            failAt = position;
        }

        void failNoMore() {
            failAt = Long.MAX_VALUE;
        }

        List<Long> entries() {
            return new CopyOnWriteArrayList<>(database.read(pages));
        }
    }

    private static class DecoratedPublications implements Publications {

        private final Publications publications;

        DecoratedPublications(Publications publications) {
            this.publications = publications;
        }

        @Override
        public List<UUID> published(String follower, long upToPosition) {
            return publications.published(follower, upToPosition);
        }

        @Override
        public void complete(List<UUID> ids) {
            publications.complete(ids);
        }

        @Override
        public List<UUID> outstanding(String follower, int limit) {
            return publications.outstanding(follower, limit);
        }

        @Override
        public long outstanding() {
            return publications.outstanding();
        }

        @Override
        public Backlog backlog(String follower) {
            return publications.backlog(follower);
        }
    }

    /** Tells a test when somebody looks where a follower is. */
    private record WatchedCheckpoints(CheckpointStore checkpoints, Runnable look) implements CheckpointStore {

        @Override
        public Map<String, Long> positions() {
            return checkpoints.positions();
        }

        @Override
        public long position(String follower) {
            return find(follower).position();
        }

        @Override
        public Checkpoint find(String follower) {
            look.run();
            return checkpoints.find(follower);
        }

        @Override
        public void pause(String follower, Optional<Pause> pause) {
            checkpoints.pause(follower, pause);
        }

        @Override
        public Checkpoint lock(String follower, String log) {
            return checkpoints.lock(follower, log);
        }

        @Override
        public void advance(String follower, long position) {
            checkpoints.advance(follower, position);
        }
    }
}
