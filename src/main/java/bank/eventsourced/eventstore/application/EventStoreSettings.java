package bank.eventsourced.eventstore.application;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.wording.Sentence;

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

    private static final String PREFIX = "bank.event-store.";
    private static final int AN_HOUR = 3_600_000;

    /** @throws BankUnavailable if one is out of its range; the message names it and the range */
    public EventStoreSettings {
        requireBetween(PREFIX + "snapshot-every-events", snapshotEveryEvents, 1, Integer.MAX_VALUE);
        snapshotEveryEventsByType.forEach((type, events) -> requireBetween(
                PREFIX + "snapshot-every-events-by-type." + type, events, 1, Integer.MAX_VALUE));
        requireBetween(PREFIX + "cached-aggregates", cachedAggregates, 0, 10_000_000);
        requireBetween(PREFIX + "follower-linger-millis", followerLingerMillis, 0, 10_000);
        requireBetween(PREFIX + "follower-poll-millis", followerPollMillis, 10, AN_HOUR);
        requireBetween(PREFIX + "shared-poll-millis", sharedPollMillis, 10, AN_HOUR);
        requireBetween(PREFIX + "attempts-before-parking", attemptsBeforeParking, 1, Integer.MAX_VALUE);
        requireBetween(PREFIX + "parked-streams-at-most", parkedStreamsAtMost, 0, Integer.MAX_VALUE);
    }

    static void requireBetween(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BankUnavailable(BankUnavailable.Reason.BAD_SETTING,
                    Sentence.of("The setting %s must be between %s and %s, not %s. The bank was not opened.", setting,
                            least, most, value));
        }
    }

    int snapshotEveryEvents(String streamType) {
        return snapshotEveryEventsByType.getOrDefault(streamType, snapshotEveryEvents);
    }
}
