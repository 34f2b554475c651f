package bank.eventsourced.eventstore;

import java.time.Duration;
import java.util.Optional;

/**
 * When a snapshot of a stream is taken: each rule by itself is enough. Age and time are looked at when a state is loaded
 * that is not in memory; the snapshot is then taken with the next event, in its transaction. So no rule costs a commit, and
 * a stream that nothing happens to gets none.
 *
 * @param everyEvents each time the stream has grown by so many events, at least 1
 * @param olderThan   when the latest snapshot is older than this and events came after it
 * @param slowerThan  when loading took longer than this
 * @param kept        how many are kept of a stream, at least 1: the latest ones; absent if all are. Past states load
 *                    from the first event where no earlier snapshot is left
 */
public record SnapshotPolicy(int everyEvents, Optional<Duration> olderThan, Optional<Duration> slowerThan,
        Optional<Integer> kept) {

    /** Whether growing from one version to another passes the end of an interval. */
    public boolean isDueBetween(long before, long after) {
        return after / everyEvents > before / everyEvents;
    }

    /** In how many events the next one is due for its number. */
    public long dueIn(long version) {
        return everyEvents - version % everyEvents;
    }

    /**
     * Whether a load says that a snapshot is due.
     *
     * @param age    of the snapshot that was used, if there was one and its age is known
     * @param events that came after it
     * @param took   how long loading took
     */
    public boolean isDueAfterLoading(Optional<Duration> age, long events, Duration took) {
        return events > 0 && (slowerThan.filter(it -> took.compareTo(it) > 0).isPresent()
                || olderThan.filter(it -> age.filter(since -> since.compareTo(it) > 0).isPresent()).isPresent());
    }
}
