package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.ParkedStream;
import bank.eventsourced.eventstore.ParkedStream.State;
import bank.eventsourced.eventstore.SkippedEvent;
import bank.eventsourced.eventstore.StreamId;

/** What every store of parked streams promises. */
public abstract class ParkedStreamsContract {

    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00.123456Z");
    private static final AtomicLong POSITIONS = new AtomicLong(1_000);

    private final String follower = "follower-" + UUID.randomUUID();
    private final StreamId ada = new StreamId(UUID.randomUUID());
    private final StreamId bob = new StreamId(UUID.randomUUID());

    protected abstract ParkedStreams parked();

    protected abstract TransactionOperations transaction();

    @Test
    void aParkedStreamIsFoundExactlyAsItWasParked() {
        var failed = new ParkedStream(follower, "purse", ada, 7, State.FAILED, "Žluťoučký: 'x'\nCaused by y", 5, NOW,
                NOW.plusSeconds(3));
        var held = ParkedStream.held(follower, "purse", bob, 1, "Let us see first", NOW);
        commit(it -> it.put(failed));
        commit(it -> it.put(held));

        assertThat(parked().of(follower)).containsExactlyInAnyOrder(failed, held);
        assertThat(parked().find(follower, ada)).contains(failed);
        assertThat(parked().find(follower + "2", ada)).isEmpty();
        assertThat(parked().of(follower + "2")).isEmpty();
    }

    @Test
    void aStreamIsParkedOnceForAFollower() {
        var first = ParkedStream.held(follower, "purse", ada, 1, "first", NOW);
        var second = first.failedAgain("second", NOW.plusSeconds(1));
        commit(it -> it.put(first));
        transaction().executeWithoutResult(status -> {
            assertThat(parked().find(follower, ada)).contains(first);
            parked().put(second);
            assertThat(parked().of(follower)).containsExactly(second);
            parked().put(second.releasedFrom(2));
        });

        assertThat(parked().of(follower)).containsExactly(second.releasedFrom(2));
    }

    @Test
    void aLongCauseIsCut() {
        commit(it -> it.put(ParkedStream.held(follower, "purse", ada, 1, "x".repeat(100_000), NOW)));

        assertThat(parked().find(follower, ada))
                .hasValueSatisfying(it -> assertThat(it.cause()).isEqualTo("x".repeat(ParkedStream.LONGEST_CAUSE)));
    }

    @Test
    void aRemovedStreamIsParkedNoLonger() {
        commit(it -> it.put(ParkedStream.held(follower, "purse", ada, 1, "", NOW)));
        commit(it -> it.put(ParkedStream.held(follower, "purse", bob, 1, "", NOW)));
        commit(it -> it.remove(follower, ada));
        commit(it -> it.remove(follower, ada));

        assertThat(parked().of(follower)).extracting(ParkedStream::stream).containsExactly(bob);
    }

    @Test
    void whatIsRolledBackNeverWas() {
        transaction().executeWithoutResult(status -> {
            parked().put(ParkedStream.held(follower, "purse", ada, 1, "", NOW));
            parked().add(skipped(1, "no"));
            status.setRollbackOnly();
        });

        assertThat(parked().of(follower)).isEmpty();
        assertThat(parked().skipped(100)).noneMatch(it -> it.follower().equals(follower));
    }

    @Test
    void skippedEventsAreKeptNewestPositionsFirst() {
        var position = POSITIONS.addAndGet(10);
        commit(it -> it.add(skipped(position + 1, "one")));
        commit(it -> it.add(skipped(position + 3, "three")));
        commit(it -> it.add(skipped(position + 2, "two")));
        commit(it -> it.add(skipped(position + 2, "two again")));

        assertThat(parked().skipped(100).stream().filter(it -> it.follower().equals(follower)))
                .containsExactly(skipped(position + 3, "three"), skipped(position + 2, "two again"),
                        skipped(position + 1, "one"));
        assertThat(parked().skipped(1)).hasSize(1);
    }

    @Test
    void writingNeedsATransactionOfTheCallers() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> parked().put(ParkedStream.held(follower, "purse", ada, 1, "", NOW)));
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> parked().remove(follower, ada));
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> parked().add(skipped(1, "no")));
    }

    private SkippedEvent skipped(long position, String reason) {
        return new SkippedEvent(follower, "purse", position, ada, 3, "IllegalStateException: broken", 5, reason, "Ada",
                NOW);
    }

    private void commit(Consumer<ParkedStreams> work) {
        transaction().executeWithoutResult(status -> work.accept(parked()));
    }
}
