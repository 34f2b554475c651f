package bank.eventsourced.laboratory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import bank.eventsourced.laboratory.Findings.Kind;

/** Compares what a follower has made of the events with the events: each exactly once, in the order of its account. */
final class Delivery {

    private final String follower;
    private final Findings findings;
    private final Map<Long, Recorded> awaited = new LinkedHashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private long lastAwaited;

    Delivery(String follower, Findings findings) {
        this.follower = follower;
        this.findings = findings;
    }

    /** An event that the follower must have taken. */
    void await(Recorded event) {
        awaited.put(event.position(), event);
        lastAwaited = event.position();
    }

    /** What the follower has made of an event, in the order in which it did so. */
    void took(Recorded effect) {
        var event = awaited.remove(effect.position());
        if (event == null) {
            findings.add(effect.position() <= lastAwaited ? Kind.DOUBLED : Kind.WRONG,
                    "the %s has %s, for which there is no event, or not another one".formatted(follower, effect));
            return;
        }
        if (!event.account().equals(effect.account()) || event.version() != effect.version()
                || !event.amount().equals(effect.amount())) {
            findings.add(Kind.WRONG, "the %s has %s for %s".formatted(follower, effect, event));
        }
        var before = versions.put(event.account(), event.version());
        if (before != null && before > event.version()) {
            findings.add(Kind.OUT_OF_ORDER, "the %s took version %d of account %s after version %d".formatted(follower,
                    event.version(), event.account(), before));
        }
    }

    /** Nothing more will come. */
    void end() {
        awaited.values()
                .forEach(event -> findings.add(Kind.LOST, "the %s has never heard of %s".formatted(follower, event)));
        awaited.clear();
    }
}
