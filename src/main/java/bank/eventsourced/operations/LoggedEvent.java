package bank.eventsourced.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as its log holds it.
 *
 * @param place         where it stands
 * @param streamType    the kind of its stream, such as {@code account}
 * @param stream        the name of its stream, such as an account's number
 * @param version       its place in its stream, from 1
 * @param type          its stable type name, such as {@code account.credited}
 * @param schemaVersion the schema that its payload was written in
 * @param payload       its content as JSON
 * @param metadata      what is known beside what happened
 * @param hash          SHA-256 over the hash before it and everything else here, in hexadecimal digits
 */
public record LoggedEvent(EventPlace place, String streamType, String stream, long version, String type,
        int schemaVersion, String payload, Metadata metadata, String hash) {

    /**
     * @param causation the event that caused this one, if an event did
     * @param actor     who gave the command
     * @param valueDate the day from which it counts, where it has one
     * @param recordedAt when the log took it, in microseconds; never earlier than the event before it
     */
    public record Metadata(UUID commandId, UUID correlationId, Optional<EventPlace> causation, String actor,
            Optional<LocalDate> valueDate, Instant recordedAt) {}
}
