package bank.eventsourced.desktop.snapshots;

import java.util.Optional;

import bank.eventsourced.desktop.kit.Tasks;
import bank.eventsourced.desktop.kit.Watch;
import bank.eventsourced.operations.SnapshotQuery;
import bank.eventsourced.operations.Snapshots;
import bank.eventsourced.operations.Snapshots.Check;

/**
 * What comparing the latest snapshot of every stream with its events has shown.
 *
 * @param wrong how many are not right
 * @param first what is wrong with the first of these
 */
record Verdict(int checked, int wrong, Optional<String> first) {

    /**
     * Replays every stream that has a snapshot; off the FX thread.
     *
     * @throws java.util.concurrent.CancellationException if the progress is cancelled
     */
    static Verdict on(Snapshots snapshots, Words words, Tasks.Progress progress) {
        var streams = snapshots.streams(SnapshotQuery.everything(), Snapshots.MOST_STREAMS);
        var sofar = new Verdict(streams.size(), 0, Optional.empty());
        for (int i = 0; i < streams.size(); i++) {
            progress.reached(i, streams.size());
            for (var snapshot : snapshots.at(streams.subList(i, i + 1))) {
                var check = snapshots.verify(snapshot.stream(), new Watch(new Silent(progress)));
                if (!(check instanceof Check.Same) && !(check instanceof Check.NoSnapshot)) {
                    sofar = sofar.and(snapshot.name() + ": " + words.check(check));
                }
            }
        }
        return sofar;
    }

    private Verdict and(String sentence) {
        return new Verdict(checked, wrong + 1, first.or(() -> Optional.of(sentence)));
    }

    /** Each stream counts as one; how far one is replayed is not told, but cancelling stops that, too. */
    private record Silent(Tasks.Progress of) implements Tasks.Progress {

        @Override
        public void reached(long done, long total) {}

        @Override
        public boolean cancelled() {
            return of.cancelled();
        }
    }
}
