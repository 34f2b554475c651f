package bank.eventsourced.desktop.deliveries;

import bank.eventsourced.operations.FollowerProgress;

/** A follower as the screen shows it. */
record FollowerRow(FollowerProgress progress, String name, String state, String checkpoint, String head, String behind,
        String lag, String outstanding, String parked) {

    boolean isFine() {
        return progress.state() != FollowerProgress.State.FAILING;
    }
}
