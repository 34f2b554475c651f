package bank.eventsourced.eventstore;

import bank.eventsourced.wording.Sentence;

/**
 * Something that a follower keeps, as it is now.
 *
 * @param what  a row or a figure, such as {@code Journal entry 7}; the same before and after an event
 * @param value what is kept there; says so where there is nothing yet
 */
public record Kept(Sentence what, Sentence value) {}
