package bank.eventsourced.eventstore.application;

import static bank.eventsourced.eventstore.application.Purses.putIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.application.Purses.PurseEvent;

@Timeout(30)
class ReplayTest {

    private static final int EVENTS = 2_300;
    private static final long UNREADABLE = 1_000;

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final PurseProcess process = PurseProcess.startedOn(database);
    private final EventLog<PurseEvent> log = process.service.log(Purses.LOG);

    @BeforeEach
    void fill() {
        IntStream.range(0, EVENTS)
                .mapToObj(i -> process.writer.submit(putIn("ada", i + 1)))
                .toList()
                .forEach(CompletableFuture::join);
    }

    @AfterEach
    void close() {
        process.close();
    }

    @Test
    void gives_every_event_up_to_a_position_once_and_in_order() {
        var given = new ArrayList<RecordedEvent<PurseEvent>>();

        log.replay(2_100, given::addAll);

        assertThat(given).extracting(RecordedEvent::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 2_100).boxed().toList());
        assertThat(given.getLast().event()).isEqualTo(new PurseEvent.PutIn(2_100));
    }

    @Test
    void an_empty_log_gives_nothing() {
        log.replay(0, _ -> {
            throw new AssertionError("There is nothing to give");
        });
    }

    @Test
    void ends_with_what_the_consumer_throws() {
        var enough = new IllegalStateException("Enough");
        var pages = new ArrayList<List<RecordedEvent<PurseEvent>>>();

        assertThatThrownBy(() -> log.replay(EVENTS, page -> {
            pages.add(page);
            throw enough;
        })).isSameAs(enough);
        assertThat(pages).hasSize(1);
    }

    @Test
    void says_why_it_cannot_be_read_in_the_words_of_who_knows() {
        var broken = new IllegalStateException("The disk is gone");
        var given = new ArrayList<RecordedEvent<PurseEvent>>();
        try (var unlucky = PurseProcess.with(database).store(store -> new DecoratedEventStore(store) {

            @Override
            public List<StoredEvent> read(String name, long afterPosition, int limit) {
                if (afterPosition >= UNREADABLE) {
                    throw broken;
                }
                return super.read(name, afterPosition, limit);
            }
        }).notStarted()) {
            assertThatThrownBy(() -> unlucky.service.log(Purses.LOG).replay(EVENTS, given::addAll)).isSameAs(broken);
        }
        assertThat(given).hasSize((int) UNREADABLE);
    }
}
