package bank.eventsourced.eventstore.application;

import static bank.eventsourced.eventstore.application.Purses.putIn;
import static bank.eventsourced.eventstore.application.Purses.takeOut;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import bank.eventsourced.eventstore.Follower;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.application.Purses.PurseEvent;

/** Several processes have one bank open. */
class OtherProcessesTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final List<PurseProcess> processes = new ArrayList<>();

    @AfterEach
    void closeAll() {
        processes.forEach(PurseProcess::close);
    }

    /** Its followers work when they are prompted, or woken by what others do. */
    private PurseProcess process() {
        var process = PurseProcess.with(database).withoutPolling().shared().notStarted();
        processes.add(process);
        return process;
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
    }

    @Test
    void whatOneProcessRecordedTheOtherSees() {
        var here = process().started();
        var there = process().started();
        here.writer.submit(putIn("ada", 10)).join();
        assertThat(here.pence("ada")).isEqualTo(10);

        there.writer.submit(takeOut("ada", 4)).join();

        eventually().until(() -> here.pence("ada") == 6);
    }

    @Test
    void whoeverWatchesHearsOfWhatOthersRecorded() {
        var here = process().started();
        var there = process().started();
        var heard = new AtomicInteger();
        try (var _ = here.service.onCommit(heard::incrementAndGet)) {
            there.writer.submit(putIn("ada", 10)).join();
            eventually().until(() -> heard.get() > 0);
        }
    }

    @Test
    void theEventsOfAProcessThatDiedAreTakenByAnother() {
        var taken = new CopyOnWriteArrayList<Long>();
        var here = process();
        here.follow(follower(taken));
        here.started();
        var dying = process().started();

        // Whoever dies between its commit and its follower's leaves an event and a publication.
        dying.writer.submit(putIn("ada", 10)).join();
        database.transactions().executeWithoutResult(status -> dying.publications.publish("copier", 1));

        eventually().untilAsserted(() -> {
            assertThat(here.checkpoint("copier")).isEqualTo(1);
            assertThat(here.publications.outstanding()).isZero();
        });
        assertThat(taken).containsExactly(1L);
    }

    private static Follower<PurseEvent> follower(List<Long> taken) {
        return new Follower<>() {

            @Override
            public String name() {
                return "copier";
            }

            @Override
            public void handle(List<RecordedEvent<PurseEvent>> events) {
                events.forEach(it -> taken.add(it.position()));
            }
        };
    }
}
