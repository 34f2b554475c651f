package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import bank.eventsourced.eventstore.EventHash;
import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StreamId;

class JustWrittenTest {

    private final JustWritten<String> events = new JustWritten<>();

    @Test
    void tells_what_was_written() {
        events.keep(stored(7, 1), "seven");

        assertThat(events.find(stored(7, 1))).contains("seven");
        assertThat(events.find(stored(8, 1))).isEmpty();
    }

    /** As after a rollback: the position is taken by another event. */
    @Test
    void another_event_at_the_same_position_is_not_the_same() {
        events.keep(stored(7, 1), "seven");

        assertThat(events.find(stored(7, 2))).isEmpty();
    }

    @Test
    void forgets_the_oldest() {
        for (int position = 1; position <= 10_000; position++) {
            events.keep(stored(position, 1), String.valueOf(position));
        }

        assertThat(events.find(stored(10_000, 1))).contains("10000");
        assertThat(events.find(stored(1, 1))).isEmpty();
    }

    private static StoredEvent stored(long position, int hash) {
        var bytes = new byte[32];
        bytes[0] = (byte) hash;
        bytes[1] = (byte) position;
        bytes[2] = (byte) (position >> 8);
        return new StoredEvent("purse", position, new StreamId(new UUID(1, 1)), "purse", position, "coin.put", 1, "{}",
                new EventMetadata(new UUID(2, 2), new UUID(2, 2), Optional.empty(), "test", Optional.empty()),
                Instant.EPOCH, EventHash.of(bytes));
    }
}
