package bank.eventsourced.eventstore.domain;

import java.util.Optional;

import bank.eventsourced.eventstore.ChainFault;
import bank.eventsourced.eventstore.ChainFault.Kind;
import bank.eventsourced.eventstore.StoredEvent;

/** Walks along a log and finds the first event that does not fit: changed, missing or out of place. */
public final class ChainVerifier {

    private final String log;
    private LogHead seen;

    public ChainVerifier(String log) {
        this.log = log;
        this.seen = LogHead.ofEmpty(log);
    }

    /** Takes the next event of the log; says so if it does not fit. */
    public Optional<ChainFault> next(StoredEvent event) {
        var expected = seen.position() + 1;
        if (event.position() != expected) {
            return fault(expected, Kind.MISSING, "Position %d of the %s log is missing.".formatted(expected, log));
        }
        if (!HashChain.next(seen.hash(), event).equals(event.hash())) {
            return fault(event.position(), Kind.CHANGED,
                    "The event at position %d of the %s log (%s, version %d) was changed after it was recorded."
                            .formatted(event.position(), log, event.type(), event.version()));
        }
        seen = new LogHead(log, event.position(), event.hash(), event.recordedAt());
        return Optional.empty();
    }

    /** Compares what was seen with the head that the log states; says so if events are missing. */
    public Optional<ChainFault> end(LogHead stated) {
        if (stated.position() != seen.position() || !stated.hash().equals(seen.hash())) {
            return fault(seen.position(), Kind.WRONG_END,
                    "The %s log ends at position %d but its head states position %d.".formatted(log, seen.position(),
                            stated.position()));
        }
        return Optional.empty();
    }

    private static Optional<ChainFault> fault(long position, Kind kind, String sentence) {
        return Optional.of(new ChainFault(position, kind, sentence));
    }

    public long position() {
        return seen.position();
    }
}
