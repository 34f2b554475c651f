package bank.eventsourced.eventstore.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.application.EventCodec.Encoded;

/**
 * Events as they lie in the logs of banks that exist: a file with a line for each, its type, its schema version and its
 * JSON. What was released must stay readable for ever, and be written the same until it gets a new schema version; the line
 * of an older one stays, beside that of the newer one.
 */
public final class StoredForms {

    private StoredForms() {}

    /** Compares each line of the file with the event that it holds, in the order of the file. */
    public static <E> void assertKept(LogDefinition<E> log, String resource, List<? extends E> events) {
        var codec = JsonCodecs.json().of(log);
        var lines = lines(resource);
        assertThat(lines).hasSameSizeAs(events);
        for (int i = 0; i < lines.size(); i++) {
            var parts = lines.get(i).split(" ", 3);
            var stored = new Encoded(parts[0], Integer.parseInt(parts[1]), parts[2]);
            assertThat(codec.decode(stored.type(), stored.schemaVersion(), stored.payload()))
                    .isEqualTo(List.of(events.get(i)));
            var written = codec.encode(events.get(i));
            if (stored.type().equals(written.type()) && stored.schemaVersion() == written.schemaVersion()) {
                assertThat(written).isEqualTo(stored);
            }
        }
        assertThat(lines.stream().map(line -> line.split(" ", 3)).map(it -> it[0] + " " + it[1]))
                .as("every schema version of every type has a line")
                .containsAll(log.types()
                        .stream()
                        .flatMap(type -> IntStream.rangeClosed(1, type.schemaVersion())
                                .mapToObj(version -> type.name() + " " + version))
                        .toList());
    }

    private static List<String> lines(String resource) {
        try (var file = Objects.requireNonNull(StoredForms.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
