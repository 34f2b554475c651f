package bank.eventsourced.eventstore.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.eventstore.BankCopy;
import bank.eventsourced.eventstore.ParkedStream;
import bank.eventsourced.eventstore.SkippedEvent;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.application.PersonKeys.Kept;
import bank.eventsourced.eventstore.application.PersonKeys.Protection;
import bank.eventsourced.wording.Sentence;

/** Driven port: events as lines of text and back. What was written is read as the very same. */
public interface EventLines {

    /**
     * @param name        of the event's stream
     * @param fingerprint of its command's content, if that is known
     */
    String write(StoredEvent event, String name, Optional<UUID> fingerprint);

    /** How the keys of persons are protected that follow it. */
    String write(Protection protection);

    /** The key of a person, as it is kept. */
    String write(Kept key);

    /** The last line of a whole export. */
    String write(End end);

    Line read(String line);

    /** What a line says. */
    sealed interface Line {

        record Event(StoredEvent event, Optional<UUID> fingerprint) implements Line {}

        record Last(End end) implements Line {}

        record Protected(Protection protection) implements Line {}

        record Person(Kept key) implements Line {}

        /** Something else. */
        record Unreadable(Sentence why) implements Line {}
    }

    /**
     * How things stand at one moment.
     *
     * @param checkpoints of the followers, by name
     * @param skipped     what followers never get
     */
    record End(Instant at, List<BankCopy.Head> heads, Map<String, Long> checkpoints, List<ParkedStream> parked,
            List<SkippedEvent> skipped) {}
}
