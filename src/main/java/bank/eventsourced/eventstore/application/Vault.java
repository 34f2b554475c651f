package bank.eventsourced.eventstore.application;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.PersonalTexts.Kind;
import bank.eventsourced.eventstore.application.MasterKeys.Master;
import bank.eventsourced.eventstore.application.PersonKeys.Protection;

/**
 * What only the bank's master key can do: seal and open the keys of persons, and tell by which mark a person's key is found.
 * Opened when the program starts, with the passphrase or the key file that the bank began with; a bank that has neither
 * begins with one.
 */
@Component
final class Vault {

    private final PersonKeys keys;
    private final Ciphers ciphers;
    private final TransactionOperations transaction;
    private final MasterKeys masters;
    private volatile Optional<Open> opened;

    Vault(PersonKeys keys, Ciphers ciphers, Secrets secrets, TransactionOperations transaction) {
        this.keys = keys;
        this.ciphers = ciphers;
        this.transaction = transaction;
        this.masters = new MasterKeys(ciphers, secrets::passphrase, secrets::keyFile);
        this.opened = keys.protection().map(this::reopened).or(this::begun);
    }

    private record Open(Kind kind, Opaque wrapping, Opaque marking) {}

    private Optional<Open> begun() {
        try {
            return masters.begin().map(master -> {
                transaction.executeWithoutResult(_ -> keys.protect(master.protection()));
                return opened(master);
            });
        } catch (ConcurrencyConflict somebodyElse) {
            return Optional.of(reopened(keys.protection().orElseThrow(() -> somebodyElse)));
        }
    }

    /**
     * Goes on with the keys of another bank: this one has none yet. In the caller's transaction.
     *
     * @throws BankUnavailable if it was not given what opens them
     */
    void adopt(Protection protection) {
        var other = reopened(protection);
        keys.adopt(protection);
        opened = Optional.of(other);
    }

    private Open reopened(Protection stored) {
        return opened(masters.reopen(stored));
    }

    private Open opened(Master master) {
        return new Open(master.protection().kind(), ciphers.code(master.key(), "wrapping"),
                ciphers.code(master.key(), "marking"));
    }

    Kind kind() {
        return opened.map(Open::kind).orElse(Kind.NONE);
    }

    /** By what a person's key is found. It does not tell who it is. */
    Opaque mark(String person) {
        return ciphers.code(open().marking(), person);
    }

    Opaque wrapped(UUID id, Opaque key) {
        return ciphers.seal(open().wrapping(), key, id.toString());
    }

    /** @throws Ciphers.BrokenSeal if somebody has changed it */
    Opaque unwrapped(UUID id, Opaque wrapped) {
        return ciphers.open(open().wrapping(), wrapped, id.toString());
    }

    private Open open() {
        return opened.orElseThrow(() -> new IllegalStateException("This bank seals nothing"));
    }
}
