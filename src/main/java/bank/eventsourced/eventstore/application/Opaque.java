package bank.eventsourced.eventstore.application;

import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes that are compared without telling how alike they are, and never printed: a key, or what one has made. */
public final class Opaque {

    private final byte[] bytes;

    private Opaque(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Opaque of(byte[] bytes) {
        return new Opaque(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Opaque it && MessageDigest.isEqual(bytes, it.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
