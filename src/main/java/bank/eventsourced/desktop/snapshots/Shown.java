package bank.eventsourced.desktop.snapshots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.operations.Snapshots;
import bank.eventsourced.operations.Snapshots.Snapshot;
import bank.eventsourced.operations.Snapshots.Summary;

/**
 * What the screen of snapshots shows: how many there are and the latest of each stream, by kind and name.
 *
 * @param latest at most {@link #MOST_ROWS}
 */
record Shown(Summary summary, List<Snapshot> latest) {

    static final int MOST_ROWS = 20_000;

    private static final Comparator<Snapshot> BY_NAME =
            Comparator.comparing(Snapshot::streamType).thenComparing(Snapshot::name);

    static Shown nothing() {
        return new Shown(new Summary(0, java.util.Map.of()), List.of());
    }

    /** Reads all, page by page; off the FX thread. */
    static Shown read(Snapshots snapshots) {
        var summary = snapshots.summary();
        var all = new ArrayList<Snapshot>();
        var page = snapshots.latest(Optional.empty(), Snapshots.LARGEST_PAGE);
        while (!page.isEmpty() && all.size() < MOST_ROWS) {
            all.addAll(page);
            page = page.size() < Snapshots.LARGEST_PAGE ? List.of()
                    : snapshots.latest(Optional.of(page.getLast().stream()), Snapshots.LARGEST_PAGE);
        }
        all.sort(BY_NAME);
        return new Shown(summary, List.copyOf(all.subList(0, Math.min(MOST_ROWS, all.size()))));
    }

    /** Those whose name contains a text, whatever its case; all if it is blank. */
    List<Snapshot> matching(String text) {
        var wanted = lower(text.strip());
        return latest.stream().filter(it -> lower(it.name()).contains(wanted)).toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    Optional<Snapshot> of(UUID stream) {
        return latest.stream().filter(it -> it.stream().equals(stream)).findFirst();
    }
}
