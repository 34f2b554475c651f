package bank.eventsourced.eventstore.application;

import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import bank.eventsourced.eventstore.AggregateType;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.Versioned;

/**
 * Recent states of aggregates, as they were when somebody last looked. One that has grown stale does no harm: appends
 * state the version that they expect. That there is nothing yet is a state, too. Thread-safe.
 */
final class AggregateCache {

    private final Cache<StreamId, Versioned<?>> states;

    AggregateCache(int maximumSize) {
        states = Caffeine.newBuilder().maximumSize(maximumSize).build();
    }

    /** The cast is safe: a stream id is derived from its stream type, and a stream type has one class of states. */
    @SuppressWarnings("unchecked")
    <S> Optional<Versioned<S>> find(AggregateType<?, S> type, StreamId stream) {
        return Optional.ofNullable((Versioned<S>) states.getIfPresent(stream));
    }

    /** Remembers a committed state, unless a later one is known. */
    void remember(StreamId stream, Versioned<?> committed) {
        states.asMap().merge(stream, committed, (known, other) -> known.version() > other.version() ? known : other);
    }

    /** Forgets a state that is older than a version that was recorded. */
    void forgetBefore(StreamId stream, long version) {
        states.asMap().computeIfPresent(stream, (id, known) -> known.version() < version ? null : known);
    }

    void forgetAll() {
        states.invalidateAll();
    }

    void forget(StreamId stream) {
        states.invalidate(stream);
    }
}
