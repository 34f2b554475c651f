package bank.eventsourced.eventstore.adapter.hsqldb;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The end of the database's log as a crash can leave it: statements that were not written to their end. Nothing that was
 * committed follows them. Where something does, the log is not torn but damaged, and stays as it is.
 */
final class TornLog {

    private static final Pattern UNREADABLE = Pattern.compile("problem with log file.* line: (\\d+)", Pattern.DOTALL);
    private static final String COMMIT = "COMMIT";

    private TornLog() {}

    /**
     * Cuts a log where it cannot be read, if it is torn there.
     *
     * @param failure why the database could not be opened
     * @return whether there was a torn end, which is gone
     */
    static boolean cut(Path log, SQLException failure) throws IOException {
        var unreadable = UNREADABLE.matcher(String.valueOf(failure.getMessage()));
        if (!unreadable.find() || !Files.isRegularFile(log)) {
            return false;
        }
        OptionalLong end;
        try (var bytes = new BufferedInputStream(Files.newInputStream(log))) {
            end = tornAt(Long.parseLong(unreadable.group(1)), bytes);
        }
        if (end.isPresent()) {
            try (var file = FileChannel.open(log, StandardOpenOption.WRITE)) {
                file.truncate(end.getAsLong()).force(true);
            }
        }
        return end.isPresent();
    }

    /** Where a line begins, if it and those after it hold no commit. Lines count from 1. */
    private static OptionalLong tornAt(long unreadable, InputStream bytes) throws IOException {
        var begin = unreadable == 1 ? OptionalLong.of(0) : OptionalLong.empty();
        var line = new StringBuilder();
        long number = 1;
        long position = 0;
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            position++;
            if (next != '\n') {
                line.append((char) next);
                continue;
            }
            if (number >= unreadable && line.toString().stripTrailing().endsWith(COMMIT)) {
                return OptionalLong.empty();
            }
            line.setLength(0);
            if (++number == unreadable) {
                begin = OptionalLong.of(position);
            }
        }
        return begin;
    }
}
