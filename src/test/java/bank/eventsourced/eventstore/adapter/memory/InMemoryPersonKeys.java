package bank.eventsourced.eventstore.adapter.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.eventstore.application.Opaque;
import bank.eventsourced.eventstore.application.PersonKeys;

/** Keeps the keys of persons in memory. */
public final class InMemoryPersonKeys implements PersonKeys {

    private static final Table<Optional<Protection>> PROTECTION = new Table<>("text_protection", Optional.empty());
    private static final Table<Boolean> SWEEP = new Table<>("sweep", false);
    private static final Table<Map<UUID, Row>> KEYS = new Table<>("person_key", Map.of());

    private final InMemoryDatabase database;

    public InMemoryPersonKeys(InMemoryDatabase database) {
        this.database = database;
    }

    private record Row(Optional<Opaque> fingerprint, Optional<Opaque> wrapped, Instant createdAt,
            Optional<Instant> forgottenAt) {}

    @Override
    public Optional<Protection> protection() {
        return database.read(PROTECTION);
    }

    @Override
    public void protect(Protection protection) {
        database.write(PROTECTION, before -> {
            if (before.isPresent()) {
                throw new ConcurrencyConflict("Somebody else protects the texts");
            }
            return Optional.of(protection);
        });
    }

    @Override
    public Optional<PersonKey> find(Opaque fingerprint) {
        return database.read(KEYS)
                .entrySet()
                .stream()
                .filter(it -> it.getValue().fingerprint().equals(Optional.of(fingerprint)))
                .map(it -> new PersonKey(it.getKey(), it.getValue().wrapped()))
                .findFirst();
    }

    @Override
    public Optional<PersonKey> find(UUID id) {
        return Optional.ofNullable(database.read(KEYS).get(id)).map(it -> new PersonKey(id, it.wrapped()));
    }

    @Override
    public void add(UUID id, Opaque fingerprint, Opaque wrapped, Instant now) {
        change(keys -> {
            if (find(fingerprint).isPresent()) {
                throw new ConcurrencyConflict("The person has got a key from somebody else");
            }
            keys.put(id, new Row(Optional.of(fingerprint), Optional.of(wrapped), now, Optional.empty()));
            return keys;
        });
    }

    @Override
    public void destroy(UUID id, Instant now) {
        change(keys -> {
            keys.computeIfPresent(id,
                    (_, row) -> new Row(Optional.empty(), Optional.empty(), row.createdAt(), Optional.of(now)));
            return keys;
        });
        database.write(SWEEP, _ -> true);
    }

    @Override
    public List<Kept> all() {
        return database.read(KEYS)
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> new Kept(it.getKey(), it.getValue().fingerprint(), it.getValue().wrapped(),
                        it.getValue().createdAt(), it.getValue().forgottenAt()))
                .toList();
    }

    @Override
    public void adopt(Protection protection) {
        database.write(PROTECTION, _ -> Optional.of(protection));
    }

    @Override
    public void adopt(Kept key) {
        change(keys -> {
            keys.put(key.id(), new Row(key.fingerprint(), key.wrapped(), key.createdAt(), key.forgottenAt()));
            return keys;
        });
    }

    private void change(UnaryOperator<Map<UUID, Row>> change) {
        database.write(KEYS, before -> change.apply(new HashMap<>(before)));
    }

    @Override
    public List<UUID> destroyedSince(Instant instant) {
        return database.read(KEYS)
                .entrySet()
                .stream()
                .filter(it -> it.getValue().forgottenAt().filter(at -> !at.isBefore(instant)).isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public Count count() {
        var keys = database.read(KEYS).values();
        var destroyed = keys.stream().filter(it -> it.forgottenAt().isPresent()).count();
        return new Count(keys.size() - destroyed, destroyed);
    }

    @Override
    public boolean isSweepDue() {
        return database.read(SWEEP);
    }

    @Override
    public void swept() {
        database.write(SWEEP, _ -> false);
    }
}
