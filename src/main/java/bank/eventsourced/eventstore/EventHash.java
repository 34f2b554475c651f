package bank.eventsourced.eventstore;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash in the chain of a log: 32 bytes, all zero before the first event. */
public final class EventHash {

    private static final int LENGTH = 32;

    private final byte[] bytes;

    private EventHash(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A hash has %d bytes, not %d".formatted(LENGTH, bytes.length));
        }
        this.bytes = bytes;
    }

    public static EventHash of(byte[] bytes) {
        return new EventHash(bytes.clone());
    }

    /** What the first event of a log is chained to. */
    public static EventHash beforeFirst() {
        return new EventHash(new byte[LENGTH]);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The hash in hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
