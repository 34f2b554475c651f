package bank.eventsourced.desktop.deliveries;

import bank.eventsourced.operations.ParkedDelivery;

/** A parked delivery as the screen shows it. */
record ParkedRow(ParkedDelivery delivery, String follower, String state, String position, String attempts,
        String waiting, String age, String error) {

    String account() {
        return delivery.account();
    }

    /** What stays the same while the delivery is tried again. */
    String key() {
        return delivery.follower() + "/" + delivery.stream();
    }
}
