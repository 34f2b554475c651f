package bank.eventsourced.eventstore.adapter.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import bank.eventsourced.eventstore.Pause;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.eventstore.application.CheckpointStore;

/** Keeps checkpoints in memory. */
public final class InMemoryCheckpointStore implements CheckpointStore {

    private static final Table<Map<String, Long>> CHECKPOINTS = new Table<>("follower", Map.of());

    private static final Table<Map<String, Pause>> PAUSES = new Table<>("pause", Map.of());

    private final InMemoryDatabase database;

    public InMemoryCheckpointStore(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public long position(String follower) {
        return database.read(CHECKPOINTS).getOrDefault(follower, 0L);
    }

    @Override
    public Map<String, Long> positions() {
        return database.read(CHECKPOINTS);
    }

    @Override
    public Checkpoint lock(String follower, String log) {
        database.lock();
        return find(follower);
    }

    @Override
    public Checkpoint find(String follower) {
        return new Checkpoint(position(follower), Optional.ofNullable(database.read(PAUSES).get(follower)));
    }

    @Override
    public void pause(String follower, Optional<Pause> pause) {
        database.write(PAUSES, before -> {
            var after = new HashMap<>(before);
            after.remove(follower);
            pause.ifPresent(it -> after.put(follower, it));
            return after;
        });
    }

    @Override
    public void advance(String follower, long position) {
        database.write(CHECKPOINTS, before -> {
            if (position < before.getOrDefault(follower, 0L)) {
                throw new IllegalStateException(
                        "The checkpoint of %s cannot go back to %d".formatted(follower, position));
            }
            var after = new HashMap<>(before);
            after.put(follower, position);
            return after;
        });
    }
}
