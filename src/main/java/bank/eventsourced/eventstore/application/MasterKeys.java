package bank.eventsourced.eventstore.application;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.LOCKED;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_WRITABLE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.PersonalTexts.Kind;
import bank.eventsourced.eventstore.application.PersonKeys.Protection;
import bank.eventsourced.wording.Sentence;

/**
 * The key that others are made of: from a passphrase, or out of a key file. The right one is known by a code that whoever
 * begins with it stores. Thread-safe.
 */
public final class MasterKeys {

    static final int SHORTEST_PASSPHRASE = 12;
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final String CHECK = "check";
    private static final Opaque NOTHING = Opaque.of(new byte[0]);

    private final Ciphers ciphers;
    private final Supplier<Optional<String>> passphrase;
    private final Supplier<Optional<Path>> keyFile;

    /** @param keyFile where the key file lies, or would lie */
    public MasterKeys(Ciphers ciphers, Supplier<Optional<String>> passphrase, Supplier<Optional<Path>> keyFile) {
        this.ciphers = ciphers;
        this.passphrase = passphrase;
        this.keyFile = keyFile;
    }

    /** @param protection by which it is known again */
    public record Master(Protection protection, Opaque key) {}

    /**
     * Begins with what was given, with a passphrase rather than with a key file; a file that is there is used, another one is
     * written. Empty if nothing was given.
     *
     * @throws BankUnavailable if the passphrase is too short or the file cannot be written
     */
    public Optional<Master> begin() {
        return passphrase.get()
                .map(this::beginWith)
                .or(() -> keyFile.get().map(it -> begin(Kind.KEY_FILE, NOTHING, 0, key(new KeyFile(it)))));
    }

    private Master beginWith(String words) {
        if (words.length() < SHORTEST_PASSPHRASE) {
            throw new BankUnavailable(LOCKED,
                    Sentence.of(
                            """
                                    The passphrase in BANK_PASSPHRASE is too short: it needs %s characters or more. Choose a longer one; \
                                    nothing was changed.""",
                            SHORTEST_PASSPHRASE));
        }
        var salt = ciphers.chance(SALT_BYTES);
        return begin(Kind.PASSPHRASE, salt, ITERATIONS, ciphers.fromPassphrase(words, salt, ITERATIONS));
    }

    private Master begin(Kind kind, Opaque salt, int iterations, Opaque key) {
        return new Master(new Protection(kind, salt, iterations, ciphers.code(key, CHECK)), key);
    }

    /** A file that is there already may be left by a start that did not come to its end. */
    private Opaque key(KeyFile file) {
        try {
            var there = file.read();
            return there.isPresent() ? there.get() : written(file);
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

    /**
     * The key that was begun with.
     *
     * @throws BankUnavailable if it was not given, or another one was
     */
    public Master reopen(Protection stored) {
        var file = keyFile.get().map(KeyFile::new);
        var key = switch (stored.kind()) {
            case PASSPHRASE -> ciphers.fromPassphrase(passphrase.get().orElseThrow(MasterKeys::noPassphrase),
                    stored.salt(), stored.iterations());
            case KEY_FILE -> read(file.orElseThrow(MasterKeys::noFileNamed));
            case NONE -> throw new IllegalStateException("Nothing is not stored");
        };
        if (!ciphers.code(key, CHECK).equals(stored.check())) {
            throw switch (stored.kind()) {
                case PASSPHRASE -> new BankUnavailable(LOCKED, Sentence
                        .of("""
                                The passphrase in BANK_PASSPHRASE is not that of this bank. Set the one that the bank began with; \
                                the bank was not opened, and nothing was changed."""));
                case KEY_FILE,
                        NONE ->
                    new BankUnavailable(LOCKED,
                            Sentence.of(
                                    """
                                            The key file %s is not that of this bank. Put the right one there, or name it by --bank.key-file; \
                                            the bank was not opened, and nothing was changed.""",
                                    file.map(KeyFile::path).map(Path::toString).orElse("")));
            };
        }
        return new Master(stored, key);
    }

    private static BankUnavailable noPassphrase() {
        return new BankUnavailable(LOCKED, Sentence
                .of("""
                        This bank is sealed with a passphrase. Set it by the environment variable BANK_PASSPHRASE; the bank was \
                        not opened, and nothing was changed."""));
    }

    private static BankUnavailable noFileNamed() {
        return new BankUnavailable(LOCKED, Sentence
                .of("""
                        This bank is sealed with a key file. Name it by --bank.key-file; the bank was not opened, and nothing was \
                        changed."""));
    }

    private static Opaque read(KeyFile file) {
        try {
            return file.read()
                    .orElseThrow(() -> new BankUnavailable(LOCKED,
                            Sentence.of(
                                    """
                                            The key file %s is missing or holds no key, and without it this bank stays sealed. Put it back, from \
                                            a copy or a backup for instance, or name it by --bank.key-file; the bank was not opened, and nothing \
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
}
