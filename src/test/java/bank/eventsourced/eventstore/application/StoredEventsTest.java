package bank.eventsourced.eventstore.application;

import static bank.eventsourced.eventstore.application.Purses.move;
import static bank.eventsourced.eventstore.application.Purses.purse;
import static bank.eventsourced.eventstore.application.Purses.putIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.Monitor;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StoredEventQuery;
import bank.eventsourced.eventstore.StoredEventQuery.Order;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;

@Timeout(30)
class StoredEventsTest {

    private static final String LOG = "purse";

    private final PurseProcess.Hands hands = new PurseProcess.Hands();
    private final Reads reads = new Reads();
    private final PurseProcess process =
            PurseProcess.with(new InMemoryDatabase()).clock(hands).store(reads::of).started();

    @AfterEach
    void close() {
        process.close();
    }

    @Test
    void everythingIsListedWithoutLookingAtAnything() {
        fill("ada", 5);
        reads.forget();

        assertThat(positions(StoredEventQuery.everything(LOG, Order.OLDEST_FIRST), 9)).containsExactly(1, 2, 3, 4, 5);
        assertThat(positions(StoredEventQuery.everything(LOG, Order.NEWEST_FIRST), 9)).containsExactly(5, 4, 3, 2, 1);
        assertThat(positions(StoredEventQuery.everything(LOG, Order.NEWEST_FIRST), 2)).containsExactly(5, 4);
        assertThat(positions(StoredEventQuery.everything("unknown", Order.NEWEST_FIRST), 2)).isEmpty();
        assertThat(reads.count).isZero();
    }

    @Test
    void aTimeIsFoundByHalving() {
        var start = hands.instant();
        for (int i = 1; i <= 200; i++) {
            hands.forward(60);
            fill("ada", 1);
        }
        reads.forget();

        assertThat(positions(between(minutes(start, 10), minutes(start, 13)), 99)).containsExactly(10, 11, 12);
        assertThat(reads.count).isLessThan(20);
        assertThat(positions(between(minutes(start, 10).plusSeconds(1), minutes(start, 13).plusSeconds(1)), 99))
                .containsExactly(11, 12, 13);
        assertThat(positions(between(start, start), 99)).isEmpty();
        assertThat(positions(between(minutes(start, 200), minutes(start, 999)), 99)).containsExactly(200);
        assertThat(positions(between(minutes(start, 201), minutes(start, 999)), 99)).isEmpty();
        assertThat(positions(between(minutes(start, 13), minutes(start, 10)), 99)).isEmpty();
    }

    @Test
    void whatACommandDidIsFoundByItsId() {
        fill("ada", 3);
        var commandId = Ids.timeOrdered();
        soon(process.writer.submit(putIn(commandId, "bob", 7)));
        soon(process.writer.submit(move("ada", "bob", 1)));
        var moved = process.events.find(new EventReference(LOG, 5)).orElseThrow().metadata().commandId();

        assertThat(positions(ofCommand(commandId, Order.OLDEST_FIRST), 9)).containsExactly(4);
        assertThat(positions(ofCommand(moved, Order.OLDEST_FIRST), 9)).containsExactly(5, 6);
        assertThat(positions(ofCommand(moved, Order.NEWEST_FIRST), 9)).containsExactly(6, 5);
        assertThat(positions(ofCommand(Ids.timeOrdered(), Order.NEWEST_FIRST), 9)).isEmpty();
    }

    @Test
    void restrictionsAreCombined() {
        fill("ada", 3);
        hands.forward(60);
        var later = hands.instant();
        fill("ada", 2);
        fill("bob", 2);

        assertThat(positions(query(Optional.of(purse("ada")), Optional.of(later), Optional.empty()), 9))
                .containsExactly(4, 5);
        assertThat(positions(query(Optional.empty(), Optional.of(later), Optional.of("pence\":1}")), 9))
                .containsExactly(4, 6);
        assertThat(positions(query(Optional.of(purse("bob")), Optional.empty(), Optional.of("pence\":2}")), 9))
                .containsExactly(7);
    }

    @Test
    void aStreamIsKnownByItsName() {
        fill("ada", 2);

        assertThat(process.events.named(LOG, "ada")).containsExactly(purse("ada"));
        assertThat(process.events.named(LOG, "nobody")).isEmpty();
        assertThat(process.events.named("other", "ada")).isEmpty();
        assertThat(process.events.name("purse", purse("ada"))).isEqualTo("1p");
        assertThat(process.events.name("purse", purse("nobody"))).isEqualTo(purse("nobody").toString());
        assertThat(process.events.name("pocket", purse("bob"))).isEqualTo(purse("bob").toString());
        assertThat(process.events.types(LOG)).containsExactly("purse.put-in", "purse.taken-out");
        assertThat(process.events.types("other")).isEmpty();
    }

    @Test
    void aCorrelationIsLookedForFromTheTimeInItsId() {
        for (int day = 1; day <= 20; day++) {
            hands.forward(24 * 60 * 60);
            fill("ada", 1);
        }
        var made = new UUID(hands.instant().minusSeconds(60).toEpochMilli() << 16 | 0x7000, 1L << 63);
        soon(process.writer.submit(putIn(made, "ada", 7)));
        reads.forget();

        assertThat(positions(ofCorrelation(made), 9)).containsExactly(21);
        assertThat(reads.searchedFrom).isGreaterThan(18);
        assertThat(positions(ofCorrelation(new UUID(1, 2)), 9)).isEmpty();
        assertThat(reads.searchedFrom).isEqualTo(1);
    }

    private static StoredEventQuery ofCorrelation(UUID id) {
        return new StoredEventQuery(LOG, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(id), Optional.empty(), Optional.empty(), 0, Order.OLDEST_FIRST);
    }

    @Test
    void whatCameAfterAPositionIsListedAlone() {
        fill("ada", 5);
        for (var text : List.of(Optional.<String>empty(), Optional.of("pence"))) {
            var newest = new StoredEventQuery(LOG, Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty(), text, 3, Order.NEWEST_FIRST);
            assertThat(positions(newest, 9)).containsExactly(5, 4);
        }
    }

    private static Instant minutes(Instant start, long minutes) {
        return start.plusSeconds(60 * minutes);
    }

    private static StoredEventQuery between(Instant from, Instant until) {
        return new StoredEventQuery(LOG, Optional.empty(), Optional.empty(), Optional.of(from), Optional.of(until),
                Optional.empty(), Optional.empty(), Optional.empty(), 0, Order.OLDEST_FIRST);
    }

    private static StoredEventQuery ofCommand(UUID commandId, Order order) {
        return new StoredEventQuery(LOG, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(commandId), Optional.empty(), 0, order);
    }

    private static StoredEventQuery query(Optional<StreamId> stream, Optional<Instant> from, Optional<String> text) {
        return new StoredEventQuery(LOG, stream, Optional.empty(), from, Optional.empty(), Optional.empty(),
                Optional.empty(), text, 0, Order.OLDEST_FIRST);
    }

    private long[] positions(StoredEventQuery query, int limit) {
        return process.events.positions(query, limit, Monitor.NONE);
    }

    /** Puts 1, 2, 3 … pence in. */
    private void fill(String purse, int events) {
        for (int pence = 1; pence <= events; pence++) {
            soon(process.writer.submit(putIn(purse, pence)));
        }
    }

    private static <T> T soon(java.util.concurrent.CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Counts how often events are looked at. */
    private static final class Reads {

        private int count;
        private long searchedFrom;

        void forget() {
            count = 0;
        }

        EventStore of(EventStore store) {
            return new DecoratedEventStore(store) {

                @Override
                public List<StoredEvent> read(String log, long afterPosition, int limit) {
                    count++;
                    return super.read(log, afterPosition, limit);
                }

                @Override
                public List<StoredEvent> at(String log, long[] positions) {
                    count++;
                    return super.at(log, positions);
                }

                @Override
                public long[] positions(String log, EventFilter filter, long first, long last, Order order,
                        int limit) {
                    count++;
                    searchedFrom = first;
                    return super.positions(log, filter, first, last, order, limit);
                }
            };
        }
    }
}
