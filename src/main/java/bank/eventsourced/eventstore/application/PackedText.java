package bank.eventsourced.eventstore.application;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import bank.eventsourced.eventstore.StoredSize;
import bank.eventsourced.eventstore.application.EventCodec.UnreadableEvent;

/**
 * Long texts, packed so that a column of text can hold them. A packed text begins as no JSON object does, and says in seven
 * digits how many characters it becomes: {@code packed:1:0001380:content}. Pure.
 */
public final class PackedText {

    public static final String PREFIX = "packed:1:";

    /** How many characters tell how long a text is. */
    public static final int BEGINNING = PREFIX.length() + 7;

    private static final int LONGEST = 1_000_000;
    private static final int CONTENT = BEGINNING + 1;
    private static final int MOST_BYTES_OF_A_CHARACTER = 3;
    private static final int WORTH_IT_PERCENT = 80;

    private PackedText() {}

    /**
     * A text that is longer than a number of characters, packed if that spares a fifth of it and it comes out the same; any
     * other as it is. 0: never.
     */
    static String packed(String text, int above) {
        if (above == 0 || text.length() <= above || text.length() > LONGEST) {
            return text;
        }
        var packed = PREFIX + String.format(Locale.ROOT, "%07d:", text.length())
                + Base64.getEncoder().encodeToString(deflated(text));
        return packed.length() < text.length() * WORTH_IT_PERCENT / 100 && unpacked(packed).equals(text) ? packed
                : text;
    }

    private static byte[] deflated(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * A text as it was, whether it is packed or not. No more than what it says it becomes is unpacked.
     *
     * @throws UnreadableEvent if it was changed since it was packed
     */
    public static String unpacked(String stored) {
        if (!stored.startsWith(PREFIX)) {
            return stored;
        }
        try {
            var length = length(stored);
            var content = Base64.getDecoder().decode(stored.substring(CONTENT));
            try (var inflater = new InflaterInputStream(new ByteArrayInputStream(content))) {
                var bytes = inflater.readNBytes(MOST_BYTES_OF_A_CHARACTER * length + 1);
                var text = new String(bytes, StandardCharsets.UTF_8);
                if (text.length() == length) {
                    return text;
                }
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException changed) {
            throw new UnreadableEvent("A packed text has been changed", changed);
        }
        throw new UnreadableEvent("A packed text has been changed");
    }

    private static int length(String packed) {
        var length = Integer.parseUnsignedInt(packed, PREFIX.length(), BEGINNING, 10);
        if (length > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        return length;
    }

    static StoredSize size(String stored) {
        return size(stored, stored.length());
    }

    /**
     * How long a text is; one that was changed does not tell how long it was.
     *
     * @param beginning its first {@link #BEGINNING} characters at least
     */
    public static StoredSize size(String beginning, int stored) {
        try {
            return new StoredSize(stored, beginning.startsWith(PREFIX) ? length(beginning) : stored);
        } catch (IllegalArgumentException | IndexOutOfBoundsException changed) {
            return new StoredSize(stored, stored);
        }
    }
}
