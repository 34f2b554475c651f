package bank.eventsourced.eventstore.adapter.memory;

import java.util.HashMap;
import java.util.Map;

import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.eventstore.application.CheckpointStore;

/** Keeps checkpoints in memory. */
public final class InMemoryCheckpointStore implements CheckpointStore {

    private static final Table<Map<String, Long>> CHECKPOINTS = new Table<>("follower", Map.of());

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
    public long lock(String follower, String log) {
        database.lock();
        return position(follower);
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
