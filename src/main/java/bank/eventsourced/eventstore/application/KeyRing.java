package bank.eventsourced.eventstore.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.PersonalTexts.Kind;

/**
 * The keys of persons, those that were used lately in memory. A key that a transaction has made is used by that transaction
 * only until it is committed: what is sealed with a key that is nowhere is lost. Thread-safe.
 */
@Component
final class KeyRing {

    private static final int MOST_KEYS = 100_000;
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);

    private final Vault vault;
    private final PersonKeys store;
    private final Ciphers ciphers;
    private final Clock clock;
    private final boolean shared;
    private final Cache<String, Key> byPerson = Caffeine.newBuilder().maximumSize(MOST_KEYS).build();
    private final Cache<UUID, Known> byId = Caffeine.newBuilder().maximumSize(MOST_KEYS).build();
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();
    private final Instant opened;
    private int destroyed;

    KeyRing(Vault vault, PersonKeys store, Ciphers ciphers, Storage storage, Clock clock) {
        this.vault = vault;
        this.store = store;
        this.ciphers = ciphers;
        this.clock = clock;
        this.shared = storage.isShared();
        this.opened = clock.instant().minus(CLOCKS_DIFFER_BY);
    }

    /** What is known of a key by its id. */
    sealed interface Known {}

    record Key(UUID id, Opaque secret) implements Known {}

    record Destroyed() implements Known {}

    /** There is no such key, and never was. */
    record Never() implements Known {}

    Kind kind() {
        return vault.kind();
    }

    /**
     * The key of a person, in the caller's transaction; made there if there is none yet. Within a transaction it stays the
     * same, whatever is heard of it meanwhile: so {@link #requireCurrent} looks at the very key that was sealed with.
     *
     * @param lock makes everybody else wait who could make the key at the same time, in other processes too
     */
    Key of(String person, Runnable lock) {
        var transaction = InTransaction.of(this);
        var chosen = transaction.keys.get(person);
        if (chosen != null) {
            return chosen;
        }
        var known = byPerson.getIfPresent(person);
        var key = known != null && !isDestroyed(known) ? known : found(person, lock, transaction);
        transaction.keys.put(person, key);
        return key;
    }

    private Key found(String person, Runnable lock, InTransaction transaction) {
        if (shared) {
            lock.run();
        }
        var mark = vault.mark(person);
        var found = store.find(mark).flatMap(this::unwrapped);
        if (found.isPresent()) {
            byPerson.put(person, found.get());
            return found.get();
        }
        var made = new Key(Ids.timeOrdered(), ciphers.chance(Ciphers.KEY_BYTES));
        store.add(made.id(), mark, vault.wrapped(made.id(), made.secret()), now());
        transaction.made.put(person, made);
        return made;
    }

    private boolean isDestroyed(Key key) {
        return byId.getIfPresent(key.id()) instanceof Destroyed;
    }

    private Optional<Key> unwrapped(PersonKeys.PersonKey stored) {
        return stored.wrapped().map(it -> new Key(stored.id(), vault.unwrapped(stored.id(), it)));
    }

    Known find(UUID id) {
        return byId.get(id, _ -> store.find(id).map(this::known).orElseGet(Never::new));
    }

    /** Where nothing is sealed there is no key, unless another process has begun to seal meanwhile. */
    private Known known(PersonKeys.PersonKey stored) {
        if (kind() == Kind.NONE && stored.wrapped().isPresent()) {
            throw new EventCodec.UnreadableEvent(
                    "Its personal texts are sealed. Start the program again with the bank's passphrase or key file.");
        }
        return unwrapped(stored).<Known>map(it -> it).orElseGet(Destroyed::new);
    }

    /**
     * Looks again whether the keys of persons are still theirs, with the end of the log taken by the caller's transaction:
     * another process may have destroyed one, and there is no other trace of it on a stream that has just begun.
     *
     * @throws ConcurrencyConflict if one is not
     */
    void requireCurrent(Collection<String> persons) {
        if (!shared) {
            return;
        }
        for (var person : persons) {
            var key = of(person, () -> {});
            if (store.find(key.id()).flatMap(PersonKeys.PersonKey::wrapped).isEmpty()) {
                byPerson.invalidate(person);
                throw new ConcurrencyConflict("A key was destroyed by somebody else");
            }
        }
    }

    /** Destroys a person's key in the caller's transaction, if there is one. */
    void destroy(String person) {
        var key = store.find(vault.mark(person));
        key.ifPresent(it -> {
            store.destroy(it.id(), now());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

                @Override
                public void afterCommit() {
                    forget(List.of(it.id()));
                    byPerson.invalidate(person);
                }
            });
        });
    }

    private void forget(List<UUID> ids) {
        ids.forEach(it -> byId.put(it, new Destroyed()));
        byPerson.asMap().values().removeIf(it -> ids.contains(it.id()));
        observers.forEach(Runnable::run);
    }

    /** Looks whether another process has destroyed keys since the last look. */
    synchronized void look() {
        var gone = shared && kind() != Kind.NONE ? store.destroyedSince(opened) : List.<UUID>of();
        if (gone.size() > destroyed) {
            forget(gone);
            destroyed = gone.size();
        }
    }

    void onForgotten(Runnable observer) {
        observers.add(observer);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The keys that the running transaction uses. Those that it has made become known when it is committed. */
    private static final class InTransaction implements TransactionSynchronization {

        private final KeyRing ring;
        private final Map<String, Key> keys = new HashMap<>();
        private final Map<String, Key> made = new HashMap<>();

        InTransaction(KeyRing ring) {
            this.ring = ring;
        }

        static InTransaction of(KeyRing ring) {
            var begun = (@Nullable InTransaction) TransactionSynchronizationManager.getResource(ring);
            if (begun != null) {
                return begun;
            }
            var fresh = new InTransaction(ring);
            TransactionSynchronizationManager.registerSynchronization(fresh);
            TransactionSynchronizationManager.bindResource(ring, fresh);
            return fresh;
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(ring);
            if (status == STATUS_COMMITTED) {
                ring.byPerson.putAll(made);
            }
        }
    }
}
