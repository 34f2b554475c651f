package bank.eventsourced.eventstore.adapter.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import bank.eventsourced.eventstore.EventStoreInspection.Backlog;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.eventstore.application.Publications;

/** Keeps publications of prompts in memory. */
public final class InMemoryPublications implements Publications {

    private static final Table<List<Publication>> OUTSTANDING = new Table<>("event_publication", List.of());

    private final InMemoryDatabase database;
    private final List<Publication> publishedHere = new CopyOnWriteArrayList<>();

    public InMemoryPublications(InMemoryDatabase database) {
        this.database = database;
    }

    /** Publishes a prompt for a follower, in the caller's transaction. */
    public UUID publish(String follower, long position) {
        var publication = new Publication(Ids.timeOrdered(), follower, position, Instant.now());
        publishedHere.add(publication);
        database.write(OUTSTANDING, before -> {
            var after = new ArrayList<>(before);
            after.add(publication);
            return after;
        });
        return publication.id();
    }

    @Override
    public List<UUID> published(String follower, long upToPosition) {
        var fulfilled = publishedHere.stream()
                .filter(it -> it.follower().equals(follower) && it.position() <= upToPosition)
                .toList();
        publishedHere.removeAll(fulfilled);
        return fulfilled.stream().map(Publication::id).toList();
    }

    @Override
    public void complete(List<UUID> publications) {
        database.write(OUTSTANDING,
                before -> before.stream().filter(it -> !publications.contains(it.id())).toList());
    }

    @Override
    public List<UUID> outstanding(String follower, int limit) {
        return database.read(OUTSTANDING)
                .stream()
                .filter(it -> it.follower().equals(follower))
                .limit(limit)
                .map(Publication::id)
                .toList();
    }

    @Override
    public long outstanding() {
        return database.read(OUTSTANDING).size();
    }

    @Override
    public Backlog backlog(String follower) {
        var outstanding =
                database.read(OUTSTANDING).stream().filter(it -> it.follower().equals(follower)).toList();
        return new Backlog(outstanding.size(),
                outstanding.stream().map(Publication::publishedAt).min(Comparator.naturalOrder()));
    }

    private record Publication(UUID id, String follower, long position, Instant publishedAt) {}
}
