package bank.eventsourced.eventstore.application;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.SnapshotPolicy;
import bank.eventsourced.wording.Sentence;

/**
 * How the mechanism is tuned.
 *
 * @param snapshotEveryEvents       a snapshot is taken each time a stream has grown by so many events
 * @param snapshotPolicy            more about snapshots, for single stream types such as {@code account}
 * @param cachedAggregates          how many aggregates are kept in memory at most
 * @param followerLingerMillis      how long a prompted follower waits for more before it starts, in milliseconds
 * @param followerPollMillis        how often a follower looks for events that other processes recorded, in milliseconds
 * @param sharedPollMillis          how often a bank on a server is looked at for what other processes did, in
 *                                  milliseconds
 * @param attemptsBeforeParking     how often a failing event is tried before its stream is parked
 * @param parkedStreamsAtMost       how many streams of a follower are parked by failures; then it stands still instead:
 *                                  not so many events are to blame
 * @param packAbove                 contents of events and snapshots that are longer are stored packed, in characters; 0: none
 */
@ConfigurationProperties("bank.event-store")
public record EventStoreSettings(@DefaultValue("50") int snapshotEveryEvents,
        @DefaultValue Map<String, PolicyOfType> snapshotPolicy, @DefaultValue("10000") int cachedAggregates,
        @DefaultValue("50") int followerLingerMillis, @DefaultValue("5000") int followerPollMillis,
        @DefaultValue("250") int sharedPollMillis,
        @DefaultValue("5") int attemptsBeforeParking, @DefaultValue("20") int parkedStreamsAtMost,
        @DefaultValue("500") int packAbove) {

    private static final String PREFIX = "bank.event-store.";
    private static final int AN_HOUR = 3_600_000;

    /** @throws BankUnavailable if one is out of its range; the message names it and the range */
    public EventStoreSettings {
        requireBetween(PREFIX + "snapshot-every-events", snapshotEveryEvents, 1, Integer.MAX_VALUE);
        snapshotPolicy.forEach((type, policy) -> policy.require(PREFIX + "snapshot-policy." + type + "."));
        requireBetween(PREFIX + "cached-aggregates", cachedAggregates, 0, 10_000_000);
        requireBetween(PREFIX + "follower-linger-millis", followerLingerMillis, 0, 10_000);
        requireBetween(PREFIX + "follower-poll-millis", followerPollMillis, 10, AN_HOUR);
        requireBetween(PREFIX + "shared-poll-millis", sharedPollMillis, 10, AN_HOUR);
        requireBetween(PREFIX + "attempts-before-parking", attemptsBeforeParking, 1, Integer.MAX_VALUE);
        requireBetween(PREFIX + "parked-streams-at-most", parkedStreamsAtMost, 0, Integer.MAX_VALUE);
        requireBetween(PREFIX + "pack-above", packAbove, 0, Integer.MAX_VALUE);
    }

    static void requireBetween(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BankUnavailable(BankUnavailable.Reason.BAD_SETTING,
                    Sentence.of("The setting %s must be between %s and %s, not %s. The bank was not opened.", setting,
                            least, most, value));
        }
    }

    SnapshotPolicy snapshotPolicy(String streamType) {
        return Optional.ofNullable(snapshotPolicy.get(streamType))
                .map(it -> it.policy(snapshotEveryEvents))
                .orElseGet(() -> new SnapshotPolicy(snapshotEveryEvents, Optional.empty(), Optional.empty(),
                        Optional.empty()));
    }

    /**
     * When snapshots of streams of one type are taken. A rule of 0 is none.
     *
     * @param everyEvents      each time a stream has grown by so many events; 0: as for all
     * @param olderThanMinutes when the latest is so old and events came after it
     * @param slowerThanMillis when loading took longer
     * @param kept             how many are kept of a stream; 0: all
     */
    public record PolicyOfType(@DefaultValue("0") int everyEvents, @DefaultValue("0") int olderThanMinutes,
            @DefaultValue("0") int slowerThanMillis, @DefaultValue("0") int kept) {

        private void require(String prefix) {
            requireBetween(prefix + "every-events", everyEvents, 0, Integer.MAX_VALUE);
            requireBetween(prefix + "older-than-minutes", olderThanMinutes, 0, Integer.MAX_VALUE);
            requireBetween(prefix + "slower-than-millis", slowerThanMillis, 0, AN_HOUR);
            requireBetween(prefix + "kept", kept, 0, Integer.MAX_VALUE);
        }

        private SnapshotPolicy policy(int otherwiseEveryEvents) {
            return new SnapshotPolicy(everyEvents == 0 ? otherwiseEveryEvents : everyEvents,
                    Optional.of(Duration.ofMinutes(olderThanMinutes)).filter(Duration::isPositive),
                    Optional.of(Duration.ofMillis(slowerThanMillis)).filter(Duration::isPositive),
                    Optional.of(kept).filter(it -> it > 0));
        }
    }
}
