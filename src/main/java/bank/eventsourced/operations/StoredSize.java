package bank.eventsourced.operations;

/**
 * How long the content of an event or a snapshot is, in characters.
 *
 * @param stored   as it is stored
 * @param unpacked as it would be if it were not packed; the same if it is not
 */
public record StoredSize(int stored, int unpacked) {

    public boolean isPacked() {
        return stored != unpacked;
    }
}
