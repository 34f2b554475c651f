package bank.eventsourced.eventstore.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.eventstore.PersonalTexts.Kind;

/** Driven port: where the keys of persons are kept, none of them in the clear. Writing needs a transaction of the caller's. */
public interface PersonKeys {

    /** How they are protected; empty if they are not. */
    Optional<Protection> protection();

    /** @throws bank.eventsourced.eventstore.ConcurrencyConflict if somebody else has just begun to protect them */
    void protect(Protection protection);

    Optional<PersonKey> find(Opaque fingerprint);

    Optional<PersonKey> find(UUID id);

    /** @throws bank.eventsourced.eventstore.ConcurrencyConflict if the person has a key already */
    void add(UUID id, Opaque fingerprint, Opaque wrapped, Instant now);

    /** Every key, those that were destroyed too, in the order of their making. */
    List<Kept> all();

    /** Takes over how another bank protects its keys, in place of the own way, which protects nothing yet. */
    void adopt(Protection protection);

    /** Takes over a key of that bank. */
    void adopt(Kept key);

    /** Destroys a key for good, and notes that the files are to be swept. */
    void destroy(UUID id, Instant now);

    /** The keys that were destroyed at an instant or later. */
    List<UUID> destroyedSince(Instant instant);

    /** How many persons have a key, and how many had one. */
    Count count();

    boolean isSweepDue();

    void swept();

    /**
     * How the keys are protected.
     *
     * @param salt       of the passphrase; empty bytes with a key file
     * @param iterations of the passphrase; 0 with a key file
     * @param check      by which the right key is known
     */
    record Protection(Kind kind, Opaque salt, int iterations, Opaque check) {}

    /**
     * A key as it is kept.
     *
     * @param fingerprint absent if it was destroyed, as is the key itself
     */
    record Kept(UUID id, Optional<Opaque> fingerprint, Optional<Opaque> wrapped, Instant createdAt,
            Optional<Instant> forgottenAt) {}

    /** @param wrapped absent if it was destroyed */
    record PersonKey(UUID id, Optional<Opaque> wrapped) {}

    record Count(long keys, long destroyed) {}
}
