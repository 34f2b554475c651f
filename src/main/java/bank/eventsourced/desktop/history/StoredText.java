package bank.eventsourced.desktop.history;

import java.util.ArrayList;
import java.util.List;

import bank.eventsourced.account.PastEvent;
import bank.eventsourced.desktop.kit.IndentedJson;

/** An event as it is stored, with all that is known about it, as JSON. */
final class StoredText {

    private static final String INDENT = "  ";

    private StoredText() {}

    static String of(PastEvent event) {
        var payload = event.form().payload();
        var lines = new ArrayList<String>();
        lines.add(field("type", event.form().type()));
        lines.add(field("schemaVersion", event.form().schemaVersion()));
        lines.add(field("version", event.version()));
        lines.add(field("position", event.position()));
        lines.add(INDENT + "\"payload\": " + (payload.isBlank() ? "null" : IndentedJson.of(payload, INDENT)));
        lines.add(INDENT + "\"metadata\": {\n" + String.join(",\n", metadata(event)) + "\n" + INDENT + "}");
        return "{\n" + String.join(",\n", lines) + "\n}\n";
    }

    private static List<String> metadata(PastEvent event) {
        var metadata = event.metadata();
        var lines = new ArrayList<String>();
        lines.add(field("recordedAt", event.recordedAt().toString()));
        metadata.valueDate().ifPresent(it -> lines.add(field("valueDate", it.toString())));
        lines.add(field("actor", metadata.actor()));
        lines.add(field("commandId", metadata.commandId().toString()));
        lines.add(field("correlationId", metadata.correlationId().toString()));
        metadata.causation().ifPresent(it -> lines.add(field("causation", it)));
        lines.add(field("hash", event.hash()));
        return lines.stream().map(it -> INDENT + it).toList();
    }

    private static String field(String name, String value) {
        return INDENT + IndentedJson.quoted(name) + ": " + IndentedJson.quoted(value);
    }

    private static String field(String name, long value) {
        return INDENT + IndentedJson.quoted(name) + ": " + value;
    }
}
