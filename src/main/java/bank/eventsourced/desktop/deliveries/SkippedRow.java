package bank.eventsourced.desktop.deliveries;

import bank.eventsourced.operations.SkippedDelivery;

/** A skipped delivery as the screen shows it. */
record SkippedRow(SkippedDelivery delivery, String follower, String position, String when) {

    String account() {
        return delivery.account();
    }
}
