package bank.eventsourced.eventstore.adapter.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.eventstore.ParkedStream;
import bank.eventsourced.eventstore.SkippedEvent;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.eventstore.application.ParkedStreams;

/** Keeps parked streams and skipped events in memory. */
public final class InMemoryParkedStreams implements ParkedStreams {

    private static final Table<List<ParkedStream>> PARKED = new Table<>("parked_stream", List.of());
    private static final Table<List<SkippedEvent>> SKIPPED = new Table<>("skipped_event", List.of());

    private final InMemoryDatabase database;

    public InMemoryParkedStreams(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<ParkedStream> of(String follower) {
        return database.read(PARKED).stream().filter(it -> it.follower().equals(follower)).toList();
    }

    @Override
    public Optional<ParkedStream> find(String follower, StreamId stream) {
        return of(follower).stream().filter(it -> it.stream().equals(stream)).findFirst();
    }

    @Override
    public void put(ParkedStream parked) {
        remove(parked.follower(), parked.stream());
        database.write(PARKED, before -> {
            var after = new ArrayList<>(before);
            after.add(parked);
            return after;
        });
    }

    @Override
    public void remove(String follower, StreamId stream) {
        database.write(PARKED, before -> before.stream()
                .filter(it -> !it.follower().equals(follower) || !it.stream().equals(stream))
                .toList());
    }

    @Override
    public void add(SkippedEvent skipped) {
        database.write(SKIPPED, before -> {
            var after = new ArrayList<>(before);
            after.removeIf(it -> it.follower().equals(skipped.follower()) && it.position() == skipped.position());
            after.add(skipped);
            after.sort(Comparator.comparingLong(SkippedEvent::position)
                    .thenComparing(SkippedEvent::follower)
                    .reversed());
            return after;
        });
    }

    @Override
    public List<Long> skipped(String follower) {
        return database.read(SKIPPED)
                .stream()
                .filter(it -> it.follower().equals(follower))
                .map(SkippedEvent::position)
                .toList();
    }

    @Override
    public List<SkippedEvent> skipped(int limit) {
        return database.read(SKIPPED).stream().limit(limit).toList();
    }
}
