package bank.eventsourced.eventstore.adapter.json;

import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import bank.eventsourced.eventstore.BankCopy.Head;
import bank.eventsourced.eventstore.EventHash;
import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.ParkedStream;
import bank.eventsourced.eventstore.PersonalTexts;
import bank.eventsourced.eventstore.SkippedEvent;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.EventCodec.UnreadableEvent;
import bank.eventsourced.eventstore.application.EventLines;
import bank.eventsourced.eventstore.application.Opaque;
import bank.eventsourced.eventstore.application.PackedText;
import bank.eventsourced.eventstore.application.PersonKeys.Kept;
import bank.eventsourced.eventstore.application.PersonKeys.Protection;
import bank.eventsourced.wording.Sentence;

/**
 * Lines as CloudEvents 1.0 in JSON. The stored text is written as it is, as the value of {@code data}, and cut out of the
 * line again: nothing is parsed and written anew, since the hash covers every character. Beside a packed text there is what it
 * says, to be read. A text that is no JSON object on one line goes as a string, and its content type says so.
 */
@Component
class JsonEventLines implements EventLines {

    private static final String SOURCE = "/event-sourced-bank";
    private static final String LAST = "event-sourced-bank.exported";
    private static final String PROTECTION = "event-sourced-bank.protection";
    private static final String PERSON_KEY = "event-sourced-bank.person-key";
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";

    private final JsonMapper json = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    @Override
    public String write(StoredEvent event, String name, Optional<UUID> fingerprint) {
        var line = new StringWriter(event.payload().length() + 800);
        var data = readable(event.payload());
        var isJson = isObjectOnOneLine(data);
        var metadata = event.metadata();
        try (var to = json.createGenerator(line)) {
            to.writeStartObject();
            to.writeStringProperty("specversion", "1.0");
            to.writeStringProperty("id", new EventReference(event.log(), event.position()).toString());
            to.writeStringProperty("source", SOURCE + "/" + event.log());
            to.writeStringProperty("type", event.type());
            to.writeStringProperty("subject", name);
            to.writeStringProperty("time", event.recordedAt().toString());
            to.writeStringProperty("log", event.log());
            to.writeNumberProperty("position", event.position());
            to.writeStringProperty("streamid", event.stream().toString());
            to.writeStringProperty("streamtype", event.streamType());
            to.writeNumberProperty("version", event.version());
            to.writeNumberProperty("schemaversion", event.schemaVersion());
            to.writeStringProperty("commandid", metadata.commandId().toString());
            to.writeStringProperty("correlationid", metadata.correlationId().toString());
            metadata.causation().ifPresent(it -> to.writeStringProperty("causation", it.toString()));
            to.writeStringProperty("actor", metadata.actor());
            metadata.valueDate().ifPresent(it -> to.writeStringProperty("valuedate", it.toString()));
            fingerprint.ifPresent(it -> to.writeStringProperty("commandfingerprint", it.toString()));
            to.writeStringProperty("hash", event.hash().toString());
            if (!data.equals(event.payload())) {
                to.writeStringProperty("packeddata", event.payload());
            }
            to.writeStringProperty("datacontenttype", isJson ? JSON : TEXT);
            to.writeName("data");
            if (isJson) {
                to.writeRawValue(data);
            } else {
                to.writeString(data);
            }
            to.writeEndObject();
        }
        return line.toString();
    }

    private static String readable(String payload) {
        try {
            return PackedText.unpacked(payload);
        } catch (UnreadableEvent changed) {
            return payload;
        }
    }

    private boolean isObjectOnOneLine(String payload) {
        if (payload.indexOf('\n') >= 0 || payload.indexOf('\r') >= 0 || !payload.startsWith("{")
                || !payload.endsWith("}")) {
            return false;
        }
        try (var parser = json.createParser(payload)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException damaged) {
            return false;
        }
    }

    @Override
    public String write(Protection protection) {
        return write("protection", PROTECTION, Optional.empty(), ProtectionData.of(protection));
    }

    @Override
    public String write(Kept key) {
        return write(key.id().toString(), PERSON_KEY, Optional.of(key.createdAt()), KeyData.of(key));
    }

    @Override
    public String write(End end) {
        return write("end", LAST, Optional.of(end.at()), Data.of(end));
    }

    private String write(String id, String type, Optional<Instant> time, Object data) {
        var line = new StringWriter();
        try (var to = json.createGenerator(line)) {
            to.writeStartObject();
            to.writeStringProperty("specversion", "1.0");
            to.writeStringProperty("id", id);
            to.writeStringProperty("source", SOURCE);
            to.writeStringProperty("type", type);
            time.ifPresent(it -> to.writeStringProperty("time", it.toString()));
            to.writeStringProperty("datacontenttype", JSON);
            to.writeName("data");
            to.writeRawValue(json.writeValueAsString(data));
            to.writeEndObject();
        }
        return line.toString();
    }

    @Override
    public Line read(String line) {
        try {
            var attributes = attributes(line);
            if (!attributes.text("specversion").equals("1.0")) {
                return new Line.Unreadable(Sentence.of("It is no CloudEvent of the version 1.0."));
            }
            return switch (attributes.text("type")) {
                case LAST -> new Line.Last(end(attributes));
                case PROTECTION -> new Line.Protected(
                        json.readValue(attributes.text("data"), ProtectionData.class).toProtection());
                case PERSON_KEY -> new Line.Person(json.readValue(attributes.text("data"), KeyData.class)
                        .toKey(attributes.id("id"), Instant.parse(attributes.text("time"))));
                default -> event(attributes);
            };
        } catch (JacksonException | IllegalArgumentException | DateTimeException wrong) {
            return new Line.Unreadable(Sentence.of("It is no event of a bank (%s).", why(wrong)));
        }
    }

    private static String why(RuntimeException wrong) {
        var message = wrong instanceof JacksonException damaged ? damaged.getOriginalMessage() : wrong.getMessage();
        return message == null ? wrong.getClass().getSimpleName() : message;
    }

    private Attributes attributes(String line) {
        var texts = new HashMap<String, String>();
        try (var parser = json.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("no JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                if (value != JsonToken.VALUE_NULL) {
                    texts.put(name, value.isStructStart() ? cutOut(line, parser) : parser.getString());
                }
            }
        }
        return new Attributes(texts);
    }

    /** The very characters of the value at which the parser stands. */
    private static String cutOut(String line, JsonParser parser) {
        var begin = parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return line.substring((int) begin, (int) parser.currentLocation().getCharOffset());
    }

    private static Line event(Attributes it) {
        var metadata = new EventMetadata(it.id("commandid"), it.id("correlationid"),
                it.find("causation").map(EventReference::of), it.text("actor"),
                it.find("valuedate").map(LocalDate::parse));
        var event = new StoredEvent(it.text("log"), it.number("position"), new StreamId(it.id("streamid")),
                it.text("streamtype"), it.number("version"), it.text("type"), (int) it.number("schemaversion"),
                stored(it), metadata, Instant.parse(it.text("time")),
                EventHash.of(HexFormat.of().parseHex(it.text("hash"))));
        return new Line.Event(event, it.find("commandfingerprint").map(UUID::fromString));
    }

    private static String stored(Attributes it) {
        var data = it.text("data");
        var packed = it.find("packeddata");
        if (packed.isPresent() && !readable(packed.get()).equals(data)) {
            throw new IllegalArgumentException("packeddata that says something else than data");
        }
        return packed.orElse(data);
    }

    private End end(Attributes it) {
        return json.readValue(it.text("data"), Data.class).toEnd(Instant.parse(it.text("time")));
    }

    /** The attributes of a line, all as text. */
    private record Attributes(Map<String, String> texts) {

        Optional<String> find(String name) {
            return Optional.ofNullable(texts.get(name));
        }

        String text(String name) {
            return find(name).orElseThrow(() -> new IllegalArgumentException("without " + name));
        }

        UUID id(String name) {
            return UUID.fromString(text(name));
        }

        long number(String name) {
            return Long.parseLong(text(name));
        }
    }

    /** How keys are protected; bytes in Base64. */
    private record ProtectionData(PersonalTexts.Kind kind, String salt, int iterations, String check) {

        static ProtectionData of(Protection it) {
            return new ProtectionData(it.kind(), text(it.salt()), it.iterations(), text(it.check()));
        }

        Protection toProtection() {
            return new Protection(kind, bytes(salt), iterations, bytes(check));
        }
    }

    /** A person's key, wrapped; empty texts where it was destroyed, and then there is an instant at which it was. */
    private record KeyData(String fingerprint, String wrapped, String forgotten) {

        static KeyData of(Kept it) {
            return new KeyData(it.fingerprint().map(JsonEventLines::text).orElse(""),
                    it.wrapped().map(JsonEventLines::text).orElse(""),
                    it.forgottenAt().map(Instant::toString).orElse(""));
        }

        Kept toKey(UUID id, Instant createdAt) {
            return new Kept(id, Optional.of(fingerprint).filter(it -> !it.isEmpty()).map(JsonEventLines::bytes),
                    Optional.of(wrapped).filter(it -> !it.isEmpty()).map(JsonEventLines::bytes), createdAt,
                    Optional.of(forgotten).filter(it -> !it.isEmpty()).map(Instant::parse));
        }
    }

    private static String text(Opaque bytes) {
        return Base64.getEncoder().encodeToString(bytes.bytes());
    }

    private static Opaque bytes(String text) {
        return Opaque.of(Base64.getDecoder().decode(text));
    }

    /** The data of the last line. */
    private record Data(List<Reached> logs, Map<String, Long> checkpoints, List<Parked> parked,
            List<Skipped> skipped) {

        static Data of(End end) {
            return new Data(end.heads().stream().map(Reached::of).toList(), end.checkpoints(),
                    end.parked().stream().map(Parked::of).toList(), end.skipped().stream().map(Skipped::of).toList());
        }

        End toEnd(Instant at) {
            return new End(at, logs.stream().map(Reached::toHead).toList(), checkpoints,
                    parked.stream().map(Parked::toParked).toList(), skipped.stream().map(Skipped::toSkipped).toList());
        }
    }

    private record Reached(String log, long position, String hash) {

        static Reached of(Head it) {
            return new Reached(it.log(), it.position(), it.hash().toString());
        }

        Head toHead() {
            return new Head(log, position, EventHash.of(HexFormat.of().parseHex(hash)));
        }
    }

    private record Parked(String follower, String log, UUID streamid, long version, ParkedStream.State state,
            String cause, int attempts, Instant since, Instant lastAttempt) {

        static Parked of(ParkedStream it) {
            return new Parked(it.follower(), it.log(), it.stream().value(), it.version(), it.state(), it.cause(),
                    it.attempts(), it.since(), it.lastAttempt());
        }

        ParkedStream toParked() {
            return new ParkedStream(follower, log, new StreamId(streamid), version, state, cause, attempts, since,
                    lastAttempt);
        }
    }

    private record Skipped(String follower, String log, long position, UUID streamid, long version, String cause,
            int attempts, String reason, String actor, Instant skippedAt) {

        static Skipped of(SkippedEvent it) {
            return new Skipped(it.follower(), it.log(), it.position(), it.stream().value(), it.version(), it.cause(),
                    it.attempts(), it.reason(), it.actor(), it.skippedAt());
        }

        SkippedEvent toSkipped() {
            return new SkippedEvent(follower, log, position, new StreamId(streamid), version, cause, attempts, reason,
                    actor, skippedAt);
        }
    }
}
