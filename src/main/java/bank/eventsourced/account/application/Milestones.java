package bank.eventsourced.account.application;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import bank.eventsourced.account.domain.Account;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.Versioned;

/**
 * States that replays have passed, one every {@link #DISTANCE} versions, of the accounts that were looked at last. The past
 * never changes, so they never grow stale. They make a history without snapshots as quick as one with them, from the
 * second look on. Thread-safe.
 */
final class Milestones {

    static final int DISTANCE = 250;

    private static final int MOST_ACCOUNTS = 20;

    private final Cache<StreamId, NavigableMap<Long, Account>> passed =
            Caffeine.newBuilder().maximumSize(MOST_ACCOUNTS).build();

    Optional<Versioned<Account>> nearest(StreamId stream, long version) {
        return Optional.ofNullable(passed.getIfPresent(stream))
                .flatMap(states -> Optional.ofNullable(states.floorEntry(version)))
                .map(entry -> new Versioned<>(entry.getKey(), entry.getValue()));
    }

    /** Of accounts whose customers were forgotten meanwhile they would know too much. */
    void forgetAll() {
        passed.invalidateAll();
    }

    void pass(StreamId stream, Versioned<Account> state) {
        if (state.version() % DISTANCE == 0) {
            passed.get(stream, it -> new ConcurrentSkipListMap<>()).put(state.version(), state.state());
        }
    }
}
