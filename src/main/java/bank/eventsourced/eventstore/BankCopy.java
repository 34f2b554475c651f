package bank.eventsourced.eventstore;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A whole copy of the bank, as its manifest states it.
 *
 * @param folder  where it lies
 * @param takenAt when it was made
 * @param program the version of the program that made it
 * @param heads   how far each log had come
 * @param figures what the modules answered to their {@link ControlQuery control queries}
 * @param bytes   its size
 */
public record BankCopy(Path folder, Instant takenAt, String program, List<Head> heads, Map<String, String> figures,
        long bytes) {

    /** How many events it holds. */
    public long events() {
        return heads.stream().mapToLong(Head::position).sum();
    }

    /** The end of a log: the position and the hash of its last event. */
    public record Head(String log, long position, EventHash hash) {}
}
