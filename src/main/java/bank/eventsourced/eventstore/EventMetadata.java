package bank.eventsourced.eventstore;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known about an event beside what happened.
 *
 * @param commandId     the command that caused it
 * @param correlationId what belongs together: a session, an import, a business process
 * @param causation     the event that caused this one, if an event did
 * @param actor         who gave the command, at most 100 characters
 * @param valueDate     the day from which it counts for the bank's customers, where the domain has one
 */
public record EventMetadata(UUID commandId, UUID correlationId, Optional<EventReference> causation, String actor,
        Optional<LocalDate> valueDate) {}
