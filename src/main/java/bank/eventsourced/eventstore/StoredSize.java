package bank.eventsourced.eventstore;

/**
 * How long the content of an event or a snapshot is, in characters.
 *
 * @param stored   as it is stored
 * @param unpacked as it would be if it were not packed; the same if it is not
 */
public record StoredSize(int stored, int unpacked) {}
