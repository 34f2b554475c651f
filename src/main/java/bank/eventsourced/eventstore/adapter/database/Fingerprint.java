package bank.eventsourced.eventstore.adapter.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.jspecify.annotations.Nullable;

/**
 * By what the rows of a table are known again, whatever order they are read in: how many there are, and the sums of two
 * parts of their SHA-256.
 */
final class Fingerprint {

    private final MessageDigest digest;
    private long rows;
    private long first;
    private long second;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    void add(@Nullable Object[] row) {
        for (var value : row) {
            var bytes = switch (value) {
                case null -> new byte[0];
                case byte[] it -> it;
                default -> value.toString().getBytes(StandardCharsets.UTF_8);
            };
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(value == null ? -1 : bytes.length).flip());
            digest.update(bytes);
        }
        var hash = ByteBuffer.wrap(digest.digest());
        rows++;
        first += hash.getLong();
        second += hash.getLong();
    }

    long rows() {
        return rows;
    }

    boolean isSameAs(Fingerprint other) {
        return rows == other.rows && first == other.first && second == other.second;
    }
}
