package bank.eventsourced.desktop.deliveries;

import bank.eventsourced.operations.FollowerProgress;

/** A follower as the screen shows it. */
record FollowerRow(FollowerProgress progress, String name, String state, String checkpoint, String head, String behind,
        String lag, String outstanding, String parked) {

    boolean isFine() {
        return switch (progress.state()) {
            case UP_TO_DATE, CATCHING_UP -> true;
            case FAILING, PAUSED -> false;
        };
    }

    boolean isPaused() {
        return progress.pause().isPresent();
    }
}
