package bank.eventsourced.eventstore.application;

import static bank.eventsourced.eventstore.application.Purses.fillUpTo;
import static bank.eventsourced.eventstore.application.Purses.move;
import static bank.eventsourced.eventstore.application.Purses.putIn;
import static bank.eventsourced.eventstore.application.Purses.takeOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import bank.eventsourced.eventstore.CommandWriter;
import bank.eventsourced.eventstore.CommandWriter.Answer;
import bank.eventsourced.eventstore.CommandWriter.Forecast;
import bank.eventsourced.eventstore.CommandWriter.Submission;
import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.application.Purses.PurseEvent;
import bank.eventsourced.eventstore.domain.PendingEvent;

@Timeout(30)
class SingleWriterTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final List<PurseProcess> processes = new ArrayList<>();
    private final PurseProcess process = remember(PurseProcess.startedOn(database));

    @AfterEach
    void closeAll() {
        processes.forEach(PurseProcess::close);
    }

    @Test
    void whatIsAnsweredIsCommitted() {
        var answer = answer(process.writer.submit(putIn("ada", 5)));

        assertThat(recorded(answer)).singleElement().satisfies(event -> {
            assertThat(event.position()).isEqualTo(1);
            assertThat(event.version()).isEqualTo(1);
            assertThat(event.event()).isEqualTo(new PurseEvent.PutIn(5));
        });
        assertThat(database.commits()).isEqualTo(1);
        assertThat(process.pence("ada")).isEqualTo(5);
    }

    @Test
    void allCommandsThatWaitShareOneCommit() {
        var blocked = Blocked.holdingUp(process);

        var waiting = IntStream.range(0, 64).mapToObj(i -> process.writer.submit(putIn("ada", 1))).toList();
        blocked.release();
        waiting.forEach(SingleWriterTest::answer);

        assertThat(database.commits()).isEqualTo(2);
        assertThat(process.pence("ada")).isEqualTo(64);
        assertThat(waiting).extracting(it -> recorded(answer(it)).getFirst().position())
                .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(2, 65).boxed().toList());
    }

    @Test
    void commandsOfOneBatchAreDecidedOnWhatWasDecidedBeforeThem() {
        var blocked = Blocked.holdingUp(process);

        var in = process.writer.submit(putIn("ada", 10));
        var out = process.writer.submit(takeOut("ada", 7));
        var tooMuch = process.writer.submit(takeOut("ada", 7));
        var moved = process.writer.submit(move("ada", "bob", 3));
        blocked.release();

        assertThat(recorded(answer(in))).hasSize(1);
        assertThat(recorded(answer(out))).hasSize(1);
        assertThat(answer(tooMuch)).isEqualTo(new Answer.Refused<>(Purses.TOO_LITTLE));
        assertThat(recorded(answer(moved))).hasSize(2);
        assertThat(process.pence("ada")).isZero();
        assertThat(process.pence("bob")).isEqualTo(3);
    }

    @Test
    void theSameCommandAgainGetsTheSameAnswerAndHasNoSecondEffect() {
        var command = putIn("ada", 5);
        var first = answer(process.writer.submit(command));

        assertThat(answer(process.writer.submit(command))).isEqualTo(new Answer.Recorded<>(recorded(first), true));
        assertThat(process.pence("ada")).isEqualTo(5);
        assertThat(database.commits()).isEqualTo(1);
    }

    @Test
    void theSameCommandTwiceInOneBatchHasOneEffect() {
        var blocked = Blocked.holdingUp(process);
        var command = putIn("ada", 5);

        var first = process.writer.submit(command);
        var second = process.writer.submit(command);
        var otherContent = process.writer.submit(putIn(command.commandId(), "ada", 500));
        blocked.release();

        assertThat(answer(first)).isEqualTo(new Answer.Recorded<>(recorded(answer(first)), false));
        assertThat(answer(second)).isEqualTo(new Answer.Recorded<>(recorded(answer(first)), true));
        assertThat(answer(otherContent)).isEqualTo(new Answer.IdTaken<>(command.commandId()));
        assertThat(process.pence("ada")).isEqualTo(5);
    }

    @Test
    void theSameCommandAfterARestartHasNoSecondEffect() {
        var command = move("ada", "bob", 5);
        answer(process.writer.submit(putIn("ada", 5)));
        var first = answer(process.writer.submit(command));
        process.close();

        var restarted = remember(PurseProcess.startedOn(database));

        assertThat(answer(restarted.writer.submit(command))).isEqualTo(new Answer.Recorded<>(recorded(first), true));
        assertThat(restarted.pence("bob")).isEqualTo(5);
    }

    @Test
    void theSameIdWithOtherContentIsTaken() {
        var id = Ids.timeOrdered();
        answer(process.writer.submit(putIn(id, "ada", 5)));

        assertThat(answer(process.writer.submit(putIn(id, "ada", 6)))).isEqualTo(new Answer.IdTaken<>(id));
        assertThat(process.pence("ada")).isEqualTo(5);
    }

    @Test
    void theIdOfARefusedCommandStaysFree() {
        var command = takeOut("ada", 5);
        assertThat(answer(process.writer.submit(command))).isEqualTo(new Answer.Refused<>(Purses.TOO_LITTLE));
        answer(process.writer.submit(putIn("ada", 5)));

        assertThat(recorded(answer(process.writer.submit(command)))).hasSize(1);
    }

    @Test
    void aRefusedCommandNeverEntersATransaction() {
        answer(process.writer.submit(putIn("ada", 5)));
        var begun = database.begun();

        assertThat(answer(process.writer.submit(takeOut("ada", 6)))).isEqualTo(new Answer.Refused<>(Purses.TOO_LITTLE));

        assertThat(database.begun()).isEqualTo(begun);
    }

    @Test
    void aCommandThatChangesNothingNeverEntersATransaction() {
        answer(process.writer.submit(putIn("ada", 5)));
        var begun = database.begun();

        assertThat(recorded(answer(process.writer.submit(fillUpTo("ada", 5))))).isEmpty();

        assertThat(database.begun()).isEqualTo(begun);
    }

    @Test
    void aCommandThatCannotBeDecidedFailsAlone() {
        var blocked = Blocked.holdingUp(process);
        var before = process.writer.submit(putIn("ada", 1));
        var broken = process.writer.submit(broken());
        var after = process.writer.submit(putIn("ada", 2));
        blocked.release();

        assertThatExceptionOfType(CompletionException.class).isThrownBy(broken::join)
                .withCauseInstanceOf(UnsupportedOperationException.class);
        assertThat(recorded(answer(before))).hasSize(1);
        assertThat(recorded(answer(after))).hasSize(1);
        assertThat(process.pence("ada")).isEqualTo(3);
    }

    @Test
    void aCommandThatCannotBeStoredFailsAlone() {
        var picky = remember(PurseProcess.with(database).store(store -> new DecoratedEventStore(store) {

            @Override
            public List<StoredEvent> append(String log, List<PendingEvent> events, Instant now) {
                if (events.stream().anyMatch(event -> event.payload().contains("666"))) {
                    throw new UnsupportedOperationException("The database does not like 666");
                }
                return super.append(log, events, now);
            }
        }).started());
        var blocked = Blocked.holdingUp(picky);
        var before = picky.writer.submit(putIn("ada", 1));
        var broken = picky.writer.submit(putIn("ada", 666));
        var after = picky.writer.submit(putIn("ada", 2));
        blocked.release();

        assertThatExceptionOfType(CompletionException.class).isThrownBy(broken::join)
                .withCauseInstanceOf(UnsupportedOperationException.class);
        assertThat(recorded(answer(before))).hasSize(1);
        assertThat(recorded(answer(after))).hasSize(1);
        assertThat(picky.pence("ada")).isEqualTo(3);
    }

    @Test
    void whatCouldNotBeCommittedIsNotRemembered() {
        database.failNextCommits(1);
        var failed = process.writer.submit(putIn("ada", 5));

        assertThatExceptionOfType(CompletionException.class).isThrownBy(failed::join)
                .withMessageContaining("The disk is full");

        assertThat(process.pence("ada")).isZero();
        assertThat(recorded(answer(process.writer.submit(putIn("ada", 1)))).getFirst().position()).isEqualTo(1);
    }

    @Test
    void whatTheDiskDidNotTakeIsNotAcknowledgedNorIsItWhenItIsAskedAgain() {
        var full = remember(PurseProcess.with(database).keeping(1).started());
        var second = putIn("ada", 7);
        answer(full.writer.submit(putIn("ada", 5)));

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(full.writer.submit(second)::join)
                    .withMessageContaining("not kept");
        }
    }

    @Test
    void aClockThatJumpsBackDoesNotTurnTheLogBack() {
        var hands = new AtomicReference<>(Instant.parse("2026-03-31T12:00:00Z"));
        var surprised = remember(PurseProcess.with(database).clock(hands::get).started());
        var before = recorded(answer(surprised.writer.submit(putIn("ada", 5)))).getFirst();
        hands.set(Instant.parse("2026-03-30T12:00:00Z"));
        var after = recorded(answer(surprised.writer.submit(putIn("ada", 7)))).getFirst();

        assertThat(after.position()).isEqualTo(before.position() + 1);
        assertThat(after.recordedAt()).isEqualTo(before.recordedAt());
        assertThat(surprised.pence("ada")).isEqualTo(12);
    }

    @Test
    void anObserverThatFailsFailsNoCommand() {
        process.service.onCommit(() -> {
            throw new IllegalStateException("A screen is broken");
        });

        assertThat(answer(process.writer.submit(putIn("ada", 5))))
                .isInstanceOfSatisfying(Answer.Recorded.class, it -> assertThat(it.repeated()).isFalse());
    }

    @Test
    void aLostRaceIsRunAgainOnWhatTheOtherProcessRecorded() {
        var other = remember(PurseProcess.startedOn(database));
        answer(process.writer.submit(putIn("ada", 5)));
        answer(other.writer.submit(putIn("ada", 10)));

        var answer = answer(process.writer.submit(takeOut("ada", 5)));

        assertThat(recorded(answer)).singleElement().satisfies(event -> assertThat(event.version()).isEqualTo(3));
        assertThat(process.pence("ada")).isEqualTo(10);
    }

    @Test
    void aCommandThatAnotherProcessCarriedOutMeanwhileIsNotRepeated() {
        var other = remember(PurseProcess.startedOn(database));
        answer(process.writer.submit(putIn("ada", 5)));
        var command = putIn("ada", 10);
        answer(other.writer.submit(command));

        assertThat(answer(process.writer.submit(command)))
                .isInstanceOfSatisfying(Answer.Recorded.class, it -> assertThat(it.repeated()).isTrue());
        assertThat(remember(PurseProcess.startedOn(database)).pence("ada")).isEqualTo(15);
    }

    @Test
    void twoProcessesThatHammerOnePurseLoseAndInventNothing() {
        var other = remember(PurseProcess.startedOn(database));
        var answers = new ArrayList<CompletableFuture<Answer<PurseEvent, String>>>();
        for (int i = 0; i < 200; i++) {
            answers.add(process.writer.submit(putIn("ada", 1)));
            answers.add(other.writer.submit(putIn("ada", 1)));
        }

        assertThat(answers).allSatisfy(it -> assertThat(recorded(answer(it))).hasSize(1));
        assertThat(remember(PurseProcess.startedOn(database)).pence("ada")).isEqualTo(400);
    }

    @Test
    void aRaceThatIsAlwaysLostEnds() {
        var attempts = new AtomicInteger();
        var unlucky = remember(PurseProcess.with(database).store(store -> new DecoratedEventStore(store) {

            @Override
            public List<StoredEvent> append(String log, List<PendingEvent> events, Instant now) {
                attempts.incrementAndGet();
                throw new ConcurrencyConflict("Somebody else is always faster");
            }
        }).started());

        var lost = unlucky.writer.submit(putIn("ada", 5));

        assertThatExceptionOfType(CompletionException.class).isThrownBy(lost::join)
                .withCauseInstanceOf(ConcurrencyConflict.class);
        assertThat(attempts).hasValueBetween(2, 100);
    }

    @Test
    void aRefusalOnAStaleStateIsConfirmedOnTheCurrentOne() {
        var other = remember(PurseProcess.startedOn(database));
        answer(process.writer.submit(putIn("ada", 1)));
        answer(other.writer.submit(putIn("ada", 9)));

        assertThat(recorded(answer(process.writer.submit(takeOut("ada", 10))))).hasSize(1);
    }

    @Test
    void thatThereIsNothingToDoIsConfirmedOnTheCurrentStateToo() {
        var other = remember(PurseProcess.startedOn(database));
        answer(process.writer.submit(putIn("ada", 10)));
        answer(other.writer.submit(takeOut("ada", 9)));

        assertThat(recorded(answer(process.writer.submit(fillUpTo("ada", 10))))).hasSize(1);
    }

    @Test
    void closingAnswersAllThatWait() {
        var blocked = Blocked.holdingUp(process);
        var waiting = IntStream.range(0, 50).mapToObj(i -> process.writer.submit(putIn("ada", 1))).toList();
        var closing = Thread.ofPlatform().start(process::close);
        blocked.release();

        assertThat(waiting).allSatisfy(it -> assertThat(recorded(answer(it))).hasSize(1));
        join(closing);
        assertThat(process.pence("ada")).isEqualTo(50);
    }

    @Test
    void afterClosingCommandsAreRefusedAtOnce() {
        process.close();

        var late = process.writer.submit(putIn("ada", 1));

        assertThatExceptionOfType(CompletionException.class).isThrownBy(late::join)
                .withMessageContaining("The bank is closing; nothing was recorded.");
        assertThat(database.commits()).isZero();
    }

    @Test
    void whoSubmitsMoreThanMayWaitWaits() {
        var blocked = Blocked.holdingUp(process);
        var waiting = IntStream.range(0, CommandWriter.QUEUE_CAPACITY)
                .mapToObj(i -> process.writer.submit(takeOut("nobody", 1)))
                .toList();
        var submitted = new CompletableFuture<CompletableFuture<Answer<PurseEvent, String>>>();
        var oneTooMany = Thread.ofPlatform()
                .start(
                        () -> submitted.complete(process.writer.submit(putIn("ada", 1))));
        Awaitility.await().until(() -> oneTooMany.getState() == Thread.State.WAITING);
        assertThat(submitted).isNotDone();

        blocked.release();

        assertThat(recorded(answer(submitted.thenCompose(it -> it)))).hasSize(1);
        assertThat(waiting).allSatisfy(
                it -> assertThat(answer(it)).isEqualTo(new Answer.Refused<>(Purses.TOO_LITTLE)));
        join(oneTooMany);
    }

    @Test
    void aRehearsalForetellsAndRecordsNothing() {
        var known = putIn("ada", 5);
        answer(process.writer.submit(known));
        var rehearsal = process.writer.rehearsal();

        assertThat(rehearsal.next(List.of(known, putIn(known.commandId(), "ada", 6), takeOut("ada", 4),
                takeOut("ada", 4))))
                .containsExactly(new Forecast.Known<>(), new Forecast.IdTaken<>(), new Forecast.Recordable<>(),
                        new Forecast.Refused<>(Purses.TOO_LITTLE));
        assertThat(rehearsal.next(List.of(takeOut("ada", 2)))).containsExactly(
                new Forecast.Refused<>(Purses.TOO_LITTLE));
        assertThat(database.commits()).isEqualTo(1);
        assertThat(process.pence("ada")).isEqualTo(5);
    }

    @Test
    void aRehearsalKnowsACommandThatItHasSeenBefore() {
        var command = putIn("ada", 5);
        var rehearsal = process.writer.rehearsal();

        assertThat(rehearsal.next(List.of(command, command, putIn(command.commandId(), "ada", 6))))
                .containsExactly(new Forecast.Recordable<>(), new Forecast.Known<>(), new Forecast.IdTaken<>());
        assertThat(rehearsal.next(List.of(command, takeOut("ada", 6)))).containsExactly(new Forecast.Known<>(),
                new Forecast.Refused<>(Purses.TOO_LITTLE));
    }

    private PurseProcess remember(PurseProcess opened) {
        processes.add(opened);
        return opened;
    }

    private static Submission<PurseEvent, String> broken() {
        return new Submission<>(Ids.timeOrdered(), "broken", states -> {
            throw new UnsupportedOperationException("A bug in a rule");
        });
    }

    private static List<RecordedEvent<PurseEvent>> recorded(Answer<PurseEvent, String> answer) {
        return switch (answer) {
            case Answer.Recorded<PurseEvent, String>(var events, _) -> events;
            case Answer.Refused<PurseEvent, String> refused -> throw new AssertionError(refused);
            case Answer.IdTaken<PurseEvent, String> taken -> throw new AssertionError(taken);
        };
    }

    private static Answer<PurseEvent, String> answer(CompletableFuture<Answer<PurseEvent, String>> submitted) {
        return submitted.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** A command that holds the writer up until it is released. */
    private static final class Blocked {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private final CompletableFuture<Answer<PurseEvent, String>> answer;

        private Blocked(PurseProcess process) {
            var command = putIn("blocked", 1);
            answer = process.writer.submit(new Submission<>(command.commandId(), command.content(), states -> {
                reached.countDown();
                await(released);
                return command.decider().decide(states);
            }));
        }

        static Blocked holdingUp(PurseProcess process) {
            var blocked = new Blocked(process);
            await(blocked.reached);
            return blocked;
        }

        void release() {
            assertThat(answer).isNotDone();
            released.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }
}
