package bank.eventsourced.eventstore.adapter.hsqldb;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.AEADBadTagException;

/**
 * The log of an encrypted database: statements, each its length and a record. HSQLDB takes it to be at its end where a length
 * cannot be, and drops the rest without a word, so this looks first. What a crash leaves is a statement that was not written
 * to its end, with nothing behind it. Anything else that does not open is damage, and stays as it is.
 */
final class EncryptedLog {

    private static final ValueLayout.OfInt LENGTH =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /** Longer ones are not looked for behind a damage; each transaction ends with a short one. */
    private static final int LONGEST_BEHIND = 1 << 16;

    /** As long is a statement at most of which it is tried whether only its length was changed. */
    private static final int LONGEST_TRIED = 1 << 12;

    private final MemorySegment log;
    private final RecordSeal seal;

    private EncryptedLog(MemorySegment log, RecordSeal seal) {
        this.log = log;
        this.seal = seal;
    }

    /**
     * Cuts off a torn end, if there is one.
     *
     * @throws IOException if the log is damaged; it is as it was
     */
    static void cutTornEnd(Path file, RecordSeal seal) throws IOException {
        var end = tornAt(file, seal);
        if (end.isPresent()) {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end.getAsLong()).force(true);
            }
        }
    }

    private static OptionalLong tornAt(Path file, RecordSeal seal) throws IOException {
        if (!Files.isRegularFile(file)) {
            return OptionalLong.empty();
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ); var arena = Arena.ofConfined()) {
            var log = new EncryptedLog(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena), seal);
            var end = log.endOfWhatOpens();
            if (end == log.size()) {
                return OptionalLong.empty();
            }
            if (log.isDamagedAt(end)) {
                throw new IOException("%s is damaged at byte %d of %d".formatted(file.getFileName(), end, log.size()));
            }
            return OptionalLong.of(end);
        }
    }

    private long size() {
        return log.byteSize();
    }

    private long endOfWhatOpens() {
        var position = 0L;
        while (isWhole(position) && opens(position, length(position))) {
            position += LENGTH.byteSize() + length(position);
        }
        return position;
    }

    private boolean isDamagedAt(long position) {
        return (isWhole(position) && isWrittenToTheEnd()) || opensWithAnotherLength(position) || isFollowed(position);
    }

    /** Some file systems make a file longer before they write to it, and what a crash then leaves is zero. */
    private boolean isWrittenToTheEnd() {
        var end = log.asSlice(Math.max(0, size() - RecordSeal.OVERHEAD));
        return end.elements(ValueLayout.JAVA_BYTE).anyMatch(it -> it.get(ValueLayout.JAVA_BYTE, 0) != 0);
    }

    private boolean opensWithAnotherLength(long position) {
        return LongStream.rangeClosed(RecordSeal.OVERHEAD, Math.min(rest(position), LONGEST_TRIED))
                .anyMatch(length -> opens(position, length));
    }

    private boolean isFollowed(long position) {
        return LongStream.range(position + 1, size())
                .anyMatch(it -> isWhole(it) && length(it) <= LONGEST_BEHIND && opens(it, length(it)));
    }

    /** Whether there is a statement at a position that is as long as it says. */
    private boolean isWhole(long position) {
        return rest(position) >= RecordSeal.OVERHEAD && length(position) >= RecordSeal.OVERHEAD
                && length(position) <= rest(position);
    }

    private int length(long position) {
        return log.get(LENGTH, position);
    }

    /** How much there is behind the length of a statement. */
    private long rest(long position) {
        return size() - position - LENGTH.byteSize();
    }

    private boolean opens(long position, long length) {
        var record = log.asSlice(position + LENGTH.byteSize(), length).toArray(ValueLayout.JAVA_BYTE);
        try {
            seal.open(record, 0, record.length, RecordSeal.NOTHING);
            return true;
        } catch (AEADBadTagException _) {
            return false;
        }
    }
}
