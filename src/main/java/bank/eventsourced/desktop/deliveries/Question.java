package bank.eventsourced.desktop.deliveries;

import java.util.List;

import bank.eventsourced.operations.ParkedDelivery;

/** What the screen asks before it interferes. */
sealed interface Question {

    /** Whether it is about a follower as a whole, not about deliveries to one. */
    default boolean isAboutFollower() {
        return switch (this) {
            case Pause _, Rebuild _ -> true;
            case Retry _, Skip _, HoldAccount _ -> false;
        };
    }

    /** Whether these are to be tried again. */
    record Retry(List<ParkedDelivery> deliveries) implements Question {}

    /** Why this one is to be given up. */
    record Skip(ParkedDelivery delivery) implements Question {}

    /** Which account’s deliveries are to wait, and why. */
    record HoldAccount(List<String> followers) implements Question {}

    /** Why this follower is to take nothing. */
    record Pause(String follower) implements Question {}

    /** Which of these is to be rebuilt. */
    record Rebuild(List<String> names, String chosen) implements Question {}
}
