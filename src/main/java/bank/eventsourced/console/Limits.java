package bank.eventsourced.console;

import bank.eventsourced.account.InvalidInput;

/** Everything has a limit. */
final class Limits {

    private Limits() {}

    /** @throws InvalidInput with a sentence, if the value of an option is less than 1 or more than it may be */
    static void requireBetween(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new InvalidInput("%s must be between 1 and %s.", option, most);
        }
    }
}
