package bank.eventsourced.eventstore.application;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.LOCKED;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_WRITABLE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.PersonalTexts.Kind;
import bank.eventsourced.eventstore.application.PersonKeys.Protection;
import bank.eventsourced.wording.Sentence;

/**
 * What only the bank's master key can do: seal and open the keys of persons, and tell by which mark a person's key is found.
 * Opened when the program starts, with the passphrase or the key file that the bank began with; a bank that has neither
 * begins with one. The right key is known by a code that is stored.
 */
@Component
final class Vault {

    static final int SHORTEST_PASSPHRASE = 12;
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final String CHECK = "check";
    private static final Opaque NOTHING = Opaque.of(new byte[0]);

    private final PersonKeys keys;
    private final Ciphers ciphers;
    private final TransactionOperations transaction;
    private final Secrets secrets;
    private volatile Optional<Open> opened;

    Vault(PersonKeys keys, Ciphers ciphers, Secrets secrets, TransactionOperations transaction) {
        this.keys = keys;
        this.ciphers = ciphers;
        this.transaction = transaction;
        this.secrets = secrets;
        this.opened = open(secrets.passphrase(), secrets.keyFile().map(KeyFile::new));
    }

    private record Open(Kind kind, Opaque wrapping, Opaque marking) {}

    private Optional<Open> open(Optional<String> passphrase, Optional<KeyFile> file) {
        var stored = keys.protection();
        if (stored.isPresent()) {
            return Optional.of(reopened(stored.get(), passphrase, file));
        }
        try {
            return passphrase.map(this::beginWith).or(() -> file.map(this::beginWith));
        } catch (ConcurrencyConflict somebodyElse) {
            return Optional.of(reopened(keys.protection().orElseThrow(() -> somebodyElse), passphrase, file));
        }
    }

    private Open beginWith(String passphrase) {
        if (passphrase.length() < SHORTEST_PASSPHRASE) {
            throw new BankUnavailable(LOCKED,
                    Sentence.of(
                            """
                                    The passphrase in BANK_PASSPHRASE is too short: it needs %s characters or more. Choose a longer one; \
                                    nothing was changed.""",
                            SHORTEST_PASSPHRASE));
        }
        var salt = ciphers.chance(SALT_BYTES);
        return begin(Kind.PASSPHRASE, salt, ITERATIONS, ciphers.fromPassphrase(passphrase, salt, ITERATIONS));
    }

    /** A file that is there already may be left by a start that did not come to its end. */
    private Open beginWith(KeyFile file) {
        try {
            var there = file.read();
            return begin(Kind.KEY_FILE, NOTHING, 0, there.isPresent() ? there.get() : written(file));
        } catch (IOException denied) {
            throw new BankUnavailable(NOT_WRITABLE,
                    Sentence.of(
                            """
                                    The key file %s cannot be written (%s). Choose another place or change its permissions; nothing was \
                                    changed.""",
                            file.path(), denied.getClass().getSimpleName()),
                    denied);
        }
    }

    /** Two processes that begin at the same time take the key of the faster one. */
    private Opaque written(KeyFile file) throws IOException {
        var key = ciphers.chance(Ciphers.KEY_BYTES);
        try {
            file.write(key);
            return key;
        } catch (FileAlreadyExistsException somebodyElse) {
            return file.read().orElseThrow(() -> somebodyElse);
        }
    }

    private Open begin(Kind kind, Opaque salt, int iterations, Opaque master) {
        var check = ciphers.code(master, CHECK);
        transaction.executeWithoutResult(_ -> keys.protect(new Protection(kind, salt, iterations, check)));
        return opened(kind, master);
    }

    /**
     * Goes on with the keys of another bank: this one has none yet. In the caller's transaction.
     *
     * @throws BankUnavailable if it was not given what opens them
     */
    void adopt(Protection protection) {
        var other = reopened(protection, secrets.passphrase(), secrets.keyFile().map(KeyFile::new));
        keys.adopt(protection);
        opened = Optional.of(other);
    }

    private Open reopened(Protection stored, Optional<String> passphrase, Optional<KeyFile> file) {
        var master = switch (stored.kind()) {
            case PASSPHRASE -> ciphers.fromPassphrase(passphrase.orElseThrow(Vault::noPassphrase), stored.salt(),
                    stored.iterations());
            case KEY_FILE -> read(file.orElseThrow(Vault::noFileNamed));
            case NONE -> throw new IllegalStateException("Nothing is not stored");
        };
        if (!ciphers.code(master, CHECK).equals(stored.check())) {
            throw switch (stored.kind()) {
                case PASSPHRASE -> new BankUnavailable(LOCKED, Sentence.of("""
                        The passphrase in BANK_PASSPHRASE is not that of this bank, so its personal texts stay sealed. \
                        Set the one that the bank began with; the bank was not opened, and nothing was changed."""));
                case KEY_FILE, NONE -> new BankUnavailable(LOCKED, Sentence.of("""
                        The key file %s is not that of this bank, so its personal texts stay sealed. Put the right one \
                        there, or name it by --bank.key-file; the bank was not opened, and nothing was changed.""",
                        file.map(KeyFile::path).map(Path::toString).orElse("")));
            };
        }
        return opened(stored.kind(), master);
    }

    private static BankUnavailable noPassphrase() {
        return new BankUnavailable(LOCKED, Sentence.of("""
                The personal texts of this bank are sealed with a passphrase. Set it by the environment variable \
                BANK_PASSPHRASE; the bank was not opened, and nothing was changed."""));
    }

    private static BankUnavailable noFileNamed() {
        return new BankUnavailable(LOCKED, Sentence
                .of("""
                        The personal texts of this bank are sealed with a key file. Name it by --bank.key-file; the bank was not \
                        opened, and nothing was changed."""));
    }

    private static Opaque read(KeyFile file) {
        try {
            return file.read()
                    .orElseThrow(() -> new BankUnavailable(LOCKED,
                            Sentence.of(
                                    """
                                            The key file %s is missing or holds no key, so the personal texts of this bank stay sealed. Put it \
                                            back, from a backup for instance, or name it by --bank.key-file; the bank was not opened, and nothing \
                                            was changed.""",
                                    file.path())));
        } catch (IOException denied) {
            throw new BankUnavailable(LOCKED,
                    Sentence.of(
                            """
                                    The key file %s cannot be read (%s). Change its permissions; the bank was not opened, and nothing was \
                                    changed.""",
                            file.path(), denied.getClass().getSimpleName()),
                    denied);
        }
    }

    private Open opened(Kind kind, Opaque master) {
        return new Open(kind, ciphers.code(master, "wrapping"), ciphers.code(master, "marking"));
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
