package bank.eventsourced.eventstore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDType;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/** How the bank makes its identifiers: time-ordered where they are many, derived where they must be found again. */
public final class Ids {

    private static final TimeBasedEpochGenerator TIME_ORDERED = Generators.timeBasedEpochGenerator();

    private static final int TIME_ORDERED_VERSION = 7;
    private static final int BITS_BEHIND_TIME = 16;
    private static final long BY_THEIR_OWN_RULES = 0x8000L;
    private static final long BEHIND_DAY_AND_VERSION = 0xffff_0fffL;

    private Ids() {}

    /** A new version-7 UUID: later ones sort later, so that indexes grow at their end. Thread-safe. */
    public static UUID timeOrdered() {
        return TIME_ORDERED.generate();
    }

    /** The version-5 UUID of a name within a kind of things: the same words always give the same id (RFC 9562, 5.5). */
    public static UUID derived(String kind, String name) {
        var names = new NameBasedGenerator(NameBasedGenerator.NAMESPACE_URL, sha1(),
                UUIDType.NAME_BASED_SHA1);
        return names.generate(("event-sourced-bank/" + kind + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same for a name that belongs to a day, as a version-8 UUID that begins with the day: those of one day are
     * neighbours, so an index does not grow everywhere at once when days come one after the other (RFC 9562, 5.8).
     */
    public static UUID derived(String kind, String name, LocalDate day) {
        var id = derived(kind, name);
        return new UUID((day.toEpochDay() << Integer.SIZE) | BY_THEIR_OWN_RULES
                | (id.getMostSignificantBits() & BEHIND_DAY_AND_VERSION), id.getLeastSignificantBits());
    }

    /** When a version-7 UUID was made, to the millisecond; absent for ids of other versions, which do not tell. */
    public static Optional<Instant> madeAt(UUID id) {
        return id.version() == TIME_ORDERED_VERSION
                ? Optional.of(Instant.ofEpochMilli(id.getMostSignificantBits() >>> BITS_BEHIND_TIME))
                : Optional.empty();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-1", impossible);
        }
    }
}
