package bank.eventsourced.eventstore.application;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the mechanism is tuned.
 *
 * @param snapshotEveryEvents       a snapshot is taken each time a stream has grown by so many events
 * @param snapshotEveryEventsByType the same for single stream types, such as {@code account}
 * @param cachedAggregates          how many aggregates are kept in memory at most
 * @param followerLingerMillis      how long a prompted follower waits for more before it starts, in milliseconds
 * @param followerPollMillis        how often a follower looks for events that other processes recorded, in milliseconds
 * @param sharedPollMillis          how often a bank on a server is looked at for what other processes did, in
 *                                  milliseconds
 * @param attemptsBeforeParking     how often a failing event is tried before its stream is parked
 * @param parkedStreamsAtMost       how many streams of a follower are parked by failures; then it stands still instead:
 *                                  not so many events are to blame
 */
@ConfigurationProperties("bank.event-store")
public record EventStoreSettings(@DefaultValue("50") int snapshotEveryEvents,
        @DefaultValue Map<String, Integer> snapshotEveryEventsByType, @DefaultValue("10000") int cachedAggregates,
        @DefaultValue("10") int followerLingerMillis, @DefaultValue("5000") int followerPollMillis,
        @DefaultValue("250") int sharedPollMillis,
        @DefaultValue("5") int attemptsBeforeParking, @DefaultValue("20") int parkedStreamsAtMost) {

    int snapshotEveryEvents(String streamType) {
        return snapshotEveryEventsByType.getOrDefault(streamType, snapshotEveryEvents);
    }
}
