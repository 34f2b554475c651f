package bank.eventsourced.eventstore.application;

import static bank.eventsourced.eventstore.PersonalTexts.FORGOTTEN;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.PersonalTexts.Kind;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.Ciphers.BrokenSeal;
import bank.eventsourced.eventstore.application.EventCodec.UnreadableEvent;

/**
 * Payloads as they are stored, with their personal texts sealed one by one and packed if they are long, and as they are read.
 * A sealed text names its key and can be opened in its stream and field only: {@code sealed:1:key:content}. Empty texts stay
 * empty. Thread-safe.
 */
@Component
final class SealedTexts {

    private static final String PREFIX = "sealed:1:";
    private static final String SEALED_VALUE = "\"" + PREFIX;

    private static final int KEY_AT = PREFIX.length();
    private static final int CONTENT_AT = KEY_AT + "00000000-0000-0000-0000-000000000000:".length();

    private final KeyRing keys;
    private final Ciphers ciphers;
    private final TextFields fields;
    private final int packAbove;

    SealedTexts(KeyRing keys, Ciphers ciphers, TextFields fields, EventStoreSettings settings) {
        this.keys = keys;
        this.ciphers = ciphers;
        this.fields = fields;
        this.packAbove = settings.packAbove();
    }

    /**
     * Seals the personal texts of a payload, and packs it if it is long. In the caller's transaction: it may make the
     * person's key.
     *
     * @param personal the names of the fields
     * @param lock     takes the end of the log
     */
    String sealed(String payload, StreamId stream, Set<String> personal, Optional<String> person, Runnable lock) {
        var sealed = personal.isEmpty() || person.isEmpty() || keys.kind() == Kind.NONE ? payload
                : fields.replaced(payload, (field, text) -> text.isEmpty() || !personal.contains(field) ? text
                        : sealed(text, keys.of(person.get(), lock), place(stream, field)));
        return PackedText.packed(sealed, packAbove);
    }

    private String sealed(String text, KeyRing.Key key, String place) {
        var content = ciphers.seal(key.secret(), Opaque.of(text.getBytes(StandardCharsets.UTF_8)), place);
        return PREFIX + key.id() + ":" + Base64.getEncoder().encodeToString(content.bytes());
    }

    /**
     * Looks for sealed values instead of reading the payload and writing it anew: each event is opened by each who reads it.
     * Within a text each quotation mark has a backslash before it, so what looks like a field with a sealed value is one.
     *
     * @throws UnreadableEvent if the payload or a sealed text was changed, or a sealed text stems from another place
     */
    String opened(String payload, StreamId stream) {
        var unpacked = PackedText.unpacked(payload);
        var begin = unpacked.indexOf(SEALED_VALUE);
        if (begin < 0) {
            return unpacked;
        }
        var opened = new StringBuilder(unpacked.length());
        var done = 0;
        while (begin >= 0) {
            var end = unpacked.indexOf('"', begin + 1);
            if (end > 0 && unpacked.startsWith("\":", begin - 2)) {
                var field = unpacked.substring(unpacked.lastIndexOf('"', begin - 3) + 1, begin - 2);
                opened.append(unpacked, done, begin)
                        .append(fields.quoted(opened(unpacked.substring(begin + 1, end), place(stream, field))));
                done = end + 1;
            }
            begin = unpacked.indexOf(SEALED_VALUE, begin + 1);
        }
        return opened.append(unpacked, done, unpacked.length()).toString();
    }

    /** An event to look at: what it says can be read, and its hash is that of what is stored. */
    StoredEvent opened(StoredEvent event) {
        return event.withPayload(opened(event.payload(), event.stream()));
    }

    private String opened(String text, String place) {
        var id = key(text);
        if (id.isEmpty()) {
            return text;
        }
        try {
            return switch (keys.find(id.get())) {
                case KeyRing.Key key -> opened(text.substring(CONTENT_AT), key, place);
                case KeyRing.Destroyed _ -> FORGOTTEN;
                case KeyRing.Never _ -> text; // somebody has written it so
            };
        } catch (BrokenSeal | IllegalArgumentException changed) {
            throw new UnreadableEvent("A sealed text has been changed", changed);
        }
    }

    /** The id that a sealed text names; absent if somebody has written what only begins like one. */
    private static Optional<UUID> key(String text) {
        if (!text.startsWith(PREFIX) || text.length() <= CONTENT_AT || text.charAt(CONTENT_AT - 1) != ':') {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text.substring(KEY_AT, CONTENT_AT - 1)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private String opened(String content, KeyRing.Key key, String place) {
        var clear = ciphers.open(key.secret(), Opaque.of(Base64.getDecoder().decode(content)), place);
        return new String(clear.bytes(), StandardCharsets.UTF_8);
    }

    private static String place(StreamId stream, String field) {
        return stream + "/" + field;
    }

    /** Whether a payload has personal texts that anybody can read; one that was changed has none. */
    boolean hasPlainText(String payload, Set<String> personal) {
        try {
            return hasPlainField(PackedText.unpacked(payload), personal);
        } catch (UnreadableEvent changed) {
            return false;
        }
    }

    private boolean hasPlainField(String payload, Set<String> personal) {
        var plain = new AtomicBoolean();
        fields.replaced(payload, (field, text) -> {
            if (personal.contains(field) && !text.isEmpty() && key(text).isEmpty()) {
                plain.set(true);
            }
            return text;
        });
        return plain.get();
    }

    /** See {@link KeyRing#requireCurrent}. */
    void requireCurrent(Collection<String> persons) {
        if (keys.kind() != Kind.NONE) {
            keys.requireCurrent(persons);
        }
    }

    /** Looks whether another process has forgotten somebody. */
    void lookForForgotten() {
        keys.look();
    }

    boolean areSealed() {
        return keys.kind() != Kind.NONE;
    }
}
