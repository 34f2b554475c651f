package bank.eventsourced.eventstore.adapter.hsqldb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/**
 * By what a file is known again.
 *
 * @param bytes  its length
 * @param sha256 of its content, in hexadecimal digits
 */
record FileMark(String name, long bytes, String sha256) {

    private static final int BLOCK = 1 << 16;

    /** @param read hears of every block that was read, with its length */
    static FileMark of(Path file, LongConsumer read) throws IOException {
        return copy(file, OutputStream.nullOutputStream(), read);
    }

    /** Copies a file. */
    static FileMark copy(Path file, OutputStream to, LongConsumer read) throws IOException {
        var digest = digest();
        var block = new byte[BLOCK];
        var bytes = 0L;
        try (var in = Files.newInputStream(file)) {
            for (var length = in.read(block); length >= 0; length = in.read(block)) {
                digest.update(block, 0, length);
                to.write(block, 0, length);
                bytes += length;
                read.accept(length);
            }
        }
        return new FileMark(file.getFileName().toString(), bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
