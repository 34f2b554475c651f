package bank.eventsourced.desktop.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.operations.Snapshots.Check;
import bank.eventsourced.operations.Snapshots.LoadTimes;
import bank.eventsourced.operations.Snapshots.Packing;
import bank.eventsourced.operations.Snapshots.Policy;
import bank.eventsourced.operations.Snapshots.Snapshot;
import bank.eventsourced.operations.Snapshots.Summary;
import bank.eventsourced.operations.StoredSize;

class WordsTest {

    private static final Packing NONE_PACKED = new Packing(OptionalInt.of(500), 0, 0, 0);

    private final Words words = new Words(Language.of(Locale.ENGLISH, Locale.UK));

    @Test
    void times_are_written_to_the_microsecond() {
        assertThat(words.time(Duration.ofNanos(1_234_567))).isEqualTo("1.234 ms");
        assertThat(words.time(Duration.ofNanos(999))).isEqualTo("0.000 ms");
        assertThat(words.time(Duration.ofSeconds(2))).isEqualTo("2,000.000 ms");
        assertThat(new Words(Language.of(Locale.GERMAN, Locale.GERMANY)).time(Duration.ofMillis(1_500)))
                .isEqualTo("1.500,000 ms");
    }

    @Test
    void what_was_found_is_a_sentence() {
        assertThat(words.summary(new Summary(1_234, Map.of("ledger", every(50), "account", every(50)), NONE_PACKED)))
                .isEqualTo("1,234 snapshots · one every 50 events (account, ledger)");
        assertThat(words.summary(new Summary(0, Map.of("ledger", every(100), "account", every(50)), NONE_PACKED)))
                .isEqualTo("0 snapshots · one every 50 events (account) · one every 100 events (ledger)");
        assertThat(words.times(new LoadTimes(57, 50, Duration.ofMillis(1), Duration.ofMillis(9), 5)))
                .contains("With the snapshot 1.000 ms (7 events) · without it 9.000 ms (57 events) · median of 5");
        assertThat(words.times(new LoadTimes(57, 0, Duration.ZERO, Duration.ZERO, 0))).isEmpty();
        assertThat(words.check(new Check.Same(50, Duration.ofMillis(2))))
                .isEqualTo("Right: the events make the same state at version 50 (replayed in 2.000 ms)");
        assertThat(words.check(new Check.BrokenEvent(3, 17, "It is damaged.")))
                .isEqualTo("The event of version 3 at position 17 cannot be replayed: It is damaged.");
        assertThat(words.takenAt(snapshot(1, "account", "1"))).isEqualTo("not known");
    }

    @Test
    void every_rule_of_a_policy_is_told() {
        var policy =
                new Policy(50, Optional.of(Duration.ofHours(2)), Optional.of(Duration.ofMillis(20)), Optional.of(3));
        assertThat(words.summary(new Summary(1, Map.of("account", policy), NONE_PACKED))).isEqualTo(
                "1 snapshot · one every 50 events, or when the latest is 120 min old, or when loading takes 20 ms, "
                        + "the latest 3 kept (account)");
        assertThat(words.next(snapshot(1, "account", "1"))).isEqualTo("in 43 events");
    }

    @Test
    void what_is_packed_is_told_with_what_that_saves() {
        assertThat(words.summary(new Summary(7, Map.of("account", every(50)),
                new Packing(OptionalInt.of(500), 2, 1_234, 9_876))))
                .isEqualTo("7 snapshots · one every 50 events (account) · 2 stored packed: 1,234 of 9,876 characters");
        assertThat(words.size(new StoredSize(1_234, 9_876))).isEqualTo("stored packed: 1,234 of 9,876 characters");
        assertThat(words.size(new StoredSize(380, 380))).isEqualTo("380 characters");
    }

    private static Policy every(int events) {
        return new Policy(events, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Snapshot snapshot(int id, String type, String name) {
        return new Snapshot(new UUID(0, id), type, name, 50, 1, true, "{}", new StoredSize(2, 2),
                Optional.<Instant>empty(), 57, 43);
    }
}
