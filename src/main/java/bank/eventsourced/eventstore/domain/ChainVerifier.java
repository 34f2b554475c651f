package bank.eventsourced.eventstore.domain;

import java.util.Optional;

import bank.eventsourced.eventstore.ChainFault;
import bank.eventsourced.eventstore.ChainFault.Kind;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.wording.Sentence;

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
            return fault(expected, Kind.MISSING, Sentence.of("Position %s of the %s log is missing.", expected, log));
        }
        if (!HashChain.next(seen.hash(), event).equals(event.hash())) {
            return fault(event.position(), Kind.CHANGED,
                    Sentence.of(
                            "The event at position %s of the %s log (%s, version %s) was changed after it was recorded.",
                            event.position(), log, event.type(), event.version()));
        }
        seen = new LogHead(log, event.position(), event.hash(), event.recordedAt());
        return Optional.empty();
    }

    /** Compares what was seen with the head that the log states; says so if events are missing. */
    public Optional<ChainFault> end(LogHead stated) {
        if (stated.position() != seen.position() || !stated.hash().equals(seen.hash())) {
            return fault(seen.position(), Kind.WRONG_END,
                    Sentence.of("The %s log ends at position %s but its head states position %s.", log, seen.position(),
                            stated.position()));
        }
        return Optional.empty();
    }

    private static Optional<ChainFault> fault(long position, Kind kind, Sentence sentence) {
        return Optional.of(new ChainFault(position, kind, sentence));
    }

    public long position() {
        return seen.position();
    }
}
