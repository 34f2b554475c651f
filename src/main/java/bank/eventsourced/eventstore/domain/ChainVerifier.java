package bank.eventsourced.eventstore.domain;

import java.util.Optional;

import bank.eventsourced.eventstore.StoredEvent;

/** Walks along a log and finds the first event that does not fit: changed, missing or out of place. */
public final class ChainVerifier {

    private final String log;
    private LogHead seen;

    public ChainVerifier(String log) {
        this.log = log;
        this.seen = LogHead.ofEmpty(log);
    }

    /** Takes the next event of the log; answers with a sentence if it does not fit. */
    public Optional<String> next(StoredEvent event) {
        var expected = seen.position() + 1;
        if (event.position() != expected) {
            return Optional.of("Position %d of the %s log is missing.".formatted(expected, log));
        }
        if (!HashChain.next(seen.hash(), event).equals(event.hash())) {
            return Optional
                    .of("The event at position %d of the %s log (%s, version %d) was changed after it was recorded."
                            .formatted(event.position(), log, event.type(), event.version()));
        }
        seen = new LogHead(log, event.position(), event.hash(), event.recordedAt());
        return Optional.empty();
    }

    /** Compares what was seen with the head that the log states; answers with a sentence if events are missing. */
    public Optional<String> end(LogHead stated) {
        if (stated.position() != seen.position() || !stated.hash().equals(seen.hash())) {
            return Optional.of("The %s log ends at position %d but its head states position %d.".formatted(log,
                    seen.position(), stated.position()));
        }
        return Optional.empty();
    }

    public long position() {
        return seen.position();
    }
}
