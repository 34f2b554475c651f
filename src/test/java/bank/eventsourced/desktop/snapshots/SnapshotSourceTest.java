package bank.eventsourced.desktop.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import bank.eventsourced.desktop.kit.FakeSnapshots;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.SnapshotQuery;
import bank.eventsourced.operations.Snapshots.Snapshot;
import bank.eventsourced.operations.StoredSize;

class SnapshotSourceTest {

    private final FakeSnapshots snapshots = new FakeSnapshots();
    private final SnapshotSource source = new SnapshotSource(snapshots, SnapshotQuery.everything());

    @Test
    void each_row_stands_where_its_key_does_also_when_others_are_gone() {
        snapshots.all.addAll(List.of(snapshot(1), snapshot(2), snapshot(3)));
        var keys = source.keys(10, Monitor.NONE);
        snapshots.all.remove(1);

        assertThat(source.rows(keys)).containsExactly(snapshot(1), null, snapshot(3));
        assertThat(source.keys(1, Monitor.NONE)).containsExactly(new UUID(0, 1));
    }

    private static Snapshot snapshot(int id) {
        return new Snapshot(new UUID(0, id), "account", "A" + id, 50, 1, true, "{}", new StoredSize(2, 2),
                Optional.empty(), 57, 43);
    }
}
