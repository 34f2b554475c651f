package bank.eventsourced.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.wording.Sentence;

/**
 * An account at one version of its past.
 *
 * @param event   what made this version
 * @param state   how the account stood; absent if it cannot be known
 * @param changes what the event changed, field by field; empty if it changed nothing or that cannot be known
 * @param origin  how the program came to know the state
 * @param fault   why the state cannot be known
 */
public record AccountMoment(PastEvent event, Optional<State> state, List<FieldChange> changes, Origin origin,
        Optional<Fault> fault) {

    public AccountNumber account() {
        return event.account();
    }

    public long version() {
        return event.version();
    }

    /** @param freezeReason why no money moves; empty unless the account is frozen */
    public record State(AccountView account, String freezeReason) {}

    /**
     * Where the state came from.
     *
     * @param version the version that was at hand: 0 for nothing
     * @param events  how many events were applied to it
     */
    public record Origin(Source source, long version, long events, Duration took) {}

    /** What the state was made from, before events were applied to it. */
    public enum Source {

        /** Nothing: from the first event on. */
        FIRST_EVENT,

        /** A stored snapshot. */
        SNAPSHOT,

        /** A version that was rebuilt before and is kept in memory. */
        MEMORY,

        /** The version that was looked at just before. */
        NEIGHBOUR
    }

    /**
     * What keeps the program from going on.
     *
     * @param version of the event that cannot be applied; every version before it can be looked at
     * @param why     what is wrong with it
     */
    public record Fault(long version, Sentence why) {}
}
