package bank.eventsourced.desktop.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.SnapshotQuery;
import bank.eventsourced.operations.Snapshots;

/** Snapshots that lie in a list, in its order. */
public final class FakeSnapshots implements Snapshots {

    public final List<Snapshot> all = new ArrayList<>();

    @Override
    public Summary summary() {
        return new Summary(all.size(),
                Map.of("account", new Policy(50, Optional.empty(), Optional.empty(), Optional.empty())),
                new Packing(OptionalInt.of(500), 0, 0, 0));
    }

    @Override
    public List<UUID> streams(SnapshotQuery query, int limit) {
        return all.stream().map(Snapshot::stream).limit(limit).toList();
    }

    @Override
    public List<Snapshot> at(List<UUID> streams) {
        return streams.stream()
                .flatMap(stream -> all.stream().filter(it -> it.stream().equals(stream)))
                .toList();
    }

    @Override
    public Optional<Snapshot> latestOf(String streamType, String name) {
        return all.stream().filter(it -> it.streamType().equals(streamType) && it.name().equals(name)).findFirst();
    }

    @Override
    public Optional<Snapshot> take(String streamType, String name) {
        return Optional.empty();
    }

    @Override
    public int delete(UUID stream) {
        return all.removeIf(it -> it.stream().equals(stream)) ? 1 : 0;
    }

    @Override
    public int prune(int kept) {
        return 0;
    }

    @Override
    public int deleteAll() {
        var before = all.size();
        all.clear();
        return before;
    }

    @Override
    public Check verify(UUID stream, Monitor monitor) {
        return new Check.NoSnapshot();
    }

    @Override
    public LoadTimes measure(UUID stream) {
        return new LoadTimes(0, 0, Duration.ZERO, Duration.ZERO, 0);
    }
}
