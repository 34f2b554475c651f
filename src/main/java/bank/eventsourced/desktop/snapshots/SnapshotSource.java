package bank.eventsourced.desktop.snapshots;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.desktop.kit.RowSource;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.SnapshotQuery;
import bank.eventsourced.operations.Snapshots;
import bank.eventsourced.operations.Snapshots.Snapshot;

/** The latest snapshots of the streams that a query finds. */
record SnapshotSource(Snapshots snapshots, SnapshotQuery query) implements RowSource<UUID, Snapshot> {

    @Override
    public List<UUID> keys(int limit, Monitor monitor) {
        return snapshots.streams(query, Math.min(limit, Snapshots.MOST_STREAMS));
    }

    @Override
    public List<@Nullable Snapshot> rows(List<UUID> keys) {
        var found = snapshots.at(keys).stream().collect(Collectors.toMap(Snapshot::stream, Function.identity()));
        return keys.stream().<@Nullable Snapshot>map(found::get).toList();
    }
}
