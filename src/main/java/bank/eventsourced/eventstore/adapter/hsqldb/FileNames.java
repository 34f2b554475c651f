package bank.eventsourced.eventstore.adapter.hsqldb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names of folders that tell people when they were made, and that nothing else has. */
final class FileNames {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss");

    private FileNames() {}

    /** Local time, to the second, such as {@code 2026-03-31-170000}. */
    static String of(Instant instant) {
        return FORM.withZone(ZoneId.systemDefault()).format(instant);
    }

    /** The name, or the name with the first number that makes it one that does not exist in a folder. */
    static String unused(Path folder, String name) {
        return Stream.concat(Stream.of(name), IntStream.iterate(2, it -> it + 1).mapToObj(it -> name + "-" + it))
                .filter(it -> Files.notExists(folder.resolve(it)))
                .findFirst()
                .orElseThrow();
    }
}
