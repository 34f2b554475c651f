package bank.eventsourced.account;

import java.util.Optional;

/**
 * Fills an empty bank with something to look at: thirty accounts of people from all over the world, and what moved on
 * them in the last six months. Always the same movements; only the dates depend on the day on which it is done first.
 *
 * <p>Idempotent: its command ids are derived, so that doing it again completes what was cut short and changes nothing
 * else. Thread-safe; needs no transaction of the caller's; takes some seconds.
 */
public interface DemoBank {

    /** How many accounts there are in it. */
    int ACCOUNTS = 30;

    Result fill(Wishes wishes, Monitor monitor);

    /**
     * What it shall be like.
     *
     * @param actor  who gives the commands
     * @param missed the follower that shall not hear of the last transaction until somebody has it retried, if one shall:
     *               so that there is a delivery that failed to look at
     */
    record Wishes(String actor, Optional<String> missed) {}

    /** What became of it. */
    sealed interface Result {

        /**
         * The demo bank is complete.
         *
         * @param commands how many commands it takes
         * @param repeated how many of them had been carried out before
         */
        record Filled(int commands, int repeated) implements Result {}

        /** It ended early, because the rules forbid a command: the bank has accounts of its own with these numbers. */
        record Refused(Refusal reason) implements Result {}

        /** The monitor said so. What was recorded stays; filling it again completes it. */
        record Cancelled(int commands, int recorded) implements Result {}
    }

    /** Watches the work. Called on the working thread, often: it must return at once. */
    interface Monitor {

        /** Watches nothing. */
        Monitor NONE = (done, of) -> {};

        /** So many commands of all are carried out. */
        void progressed(int done, int of);

        /** Whether to stop. */
        default boolean cancelled() {
            return false;
        }
    }
}
