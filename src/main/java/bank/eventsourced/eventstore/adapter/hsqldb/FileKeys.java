package bank.eventsourced.eventstore.adapter.hsqldb;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.BAD_SETTING;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.LOCKED;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_WRITABLE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.PersonalTexts.Kind;
import bank.eventsourced.eventstore.application.Ciphers;
import bank.eventsourced.eventstore.application.MasterKeys;
import bank.eventsourced.eventstore.application.Opaque;
import bank.eventsourced.eventstore.application.PersonKeys.Protection;
import bank.eventsourced.wording.Sentence;

/**
 * The keys of encrypted files. Each bank has one that was made by chance; it lies beside the files, sealed with the
 * passphrase or the key file that the bank was begun with. Thread-safe.
 */
final class FileKeys {

    /** Beside the database: how its files are encrypted. A bank without it is not. */
    static final String FILE = "bank.encryption";

    private static final String FORMAT = "1";
    private static final String COMMENT =
            " How the files of this bank are encrypted: without this file nobody can read them";
    private static final String WRAPPING = "files";

    private final Ciphers ciphers;
    private final Supplier<Optional<String>> passphrase;
    private final Optional<Path> keyFile;
    private final MasterKeys masters;

    /** @param keyFile the one that was named, if one was */
    FileKeys(Ciphers ciphers, Supplier<Optional<String>> passphrase, Optional<Path> keyFile) {
        this.ciphers = ciphers;
        this.passphrase = passphrase;
        this.keyFile = keyFile;
        this.masters = new MasterKeys(ciphers, passphrase, () -> keyFile);
    }

    /** What the bank in a folder is encrypted with. */
    static Kind kind(Path folder) {
        return exist(folder) ? read(folder.resolve(FILE)).protection().kind() : Kind.NONE;
    }

    static boolean exist(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    static void copy(Path from, Path to) throws IOException {
        if (exist(from)) {
            Files.copy(from.resolve(FILE), to.resolve(FILE));
        }
    }

    /**
     * The database in a folder, which may be encrypted.
     *
     * @throws BankUnavailable if it is, and cannot be read with what was given
     */
    BankDatabase databaseIn(Path folder) {
        if (exist(folder)) {
            return new BankDatabase(folder, Optional.of(FileEncryption.begin(open(folder.resolve(FILE)))));
        }
        requireText(folder);
        return new BankDatabase(folder);
    }

    private static void requireText(Path folder) {
        try {
            if (EncryptedScript.isEncrypted(folder.resolve("bank.script"))) {
                throw new BankUnavailable(LOCKED, Sentence.of(
                        """
                                The files in %s are encrypted, but their file %s is missing, without which nobody can read them. \
                                Put it back, from a backup for instance; the bank was not opened, and nothing was changed.""",
                        folder, FILE));
            }
        } catch (IOException unreadable) {
            throw new BankUnavailable(NOT_WRITABLE,
                    Sentence.of("The files in %s cannot be read (%s). Change their permissions; nothing was changed.",
                            folder, unreadable.getClass().getSimpleName()),
                    unreadable);
        }
    }

    private Opaque open(Path file) {
        var stored = read(file);
        var master = masters.reopen(stored.protection());
        try {
            return ciphers.open(ciphers.code(master.key(), WRAPPING), stored.wrapped(), FILE);
        } catch (Ciphers.BrokenSeal changed) {
            throw damaged(file, changed);
        }
    }

    /**
     * The database that begins in a folder which has none, encrypted or not.
     *
     * @throws BankUnavailable if it shall be encrypted and no key was given that protects it; nothing was begun
     */
    BankDatabase beginIn(Path folder, boolean encrypted) {
        try {
            if (!encrypted) {
                Files.deleteIfExists(folder.resolve(FILE));
                return new BankDatabase(folder);
            }
            requireProtection(folder);
            var key = ciphers.chance(Ciphers.KEY_BYTES);
            write(sealed(key), folder.resolve(FILE));
            return new BankDatabase(folder, Optional.of(FileEncryption.begin(key)));
        } catch (IOException denied) {
            throw new BankUnavailable(NOT_WRITABLE,
                    Sentence.of(
                            """
                                    The data folder %s cannot be written (%s). Choose another folder or change its permissions; nothing was \
                                    changed.""",
                            folder, denied.getClass().getSimpleName()),
                    denied);
        }
    }

    private void requireProtection(Path folder) throws IOException {
        if (passphrase.get().isPresent()) {
            return;
        }
        var file = keyFile.orElseThrow(() -> new BankUnavailable(BAD_SETTING, Sentence.of("""
                To encrypt a bank takes a passphrase, or a key file outside its folder. Set the environment variable \
                BANK_PASSPHRASE, or name a file by --bank.key-file; no bank was begun.""")));
        if (isWithin(folder, file)) {
            throw new BankUnavailable(BAD_SETTING,
                    Sentence.of(
                            """
                                    The key file %s would lie in the folder of the bank that it encrypts, where it protects nothing. Name \
                                    one elsewhere by --bank.key-file, or set the environment variable BANK_PASSPHRASE; no bank was \
                                    begun.""",
                            file));
        }
    }

    private static boolean isWithin(Path folder, Path file) throws IOException {
        var above = file.getParent();
        var really = above != null && Files.exists(above) ? above.toRealPath() : file;
        return file.startsWith(folder) || really.startsWith(folder.toRealPath());
    }

    private record Stored(Protection protection, Opaque wrapped) {}

    private Stored sealed(Opaque key) {
        var master =
                masters.begin().orElseThrow(() -> new IllegalStateException("There is a passphrase or a key file"));
        return new Stored(master.protection(), ciphers.seal(ciphers.code(master.key(), WRAPPING), key, FILE));
    }

    /** It gets its name when it is whole and on the disk. */
    private static void write(Stored stored, Path file) throws IOException {
        var lines = new Properties();
        lines.setProperty("format", FORMAT);
        lines.setProperty("kind", stored.protection().kind().name().toLowerCase(Locale.ROOT));
        lines.setProperty("salt", text(stored.protection().salt()));
        lines.setProperty("iterations", Integer.toString(stored.protection().iterations()));
        lines.setProperty("check", text(stored.protection().check()));
        lines.setProperty("key", text(stored.wrapped()));
        var next = file.resolveSibling(FILE + ".new");
        try (var writer = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
            lines.store(writer, COMMENT);
        }
        PrivateFiles.restrict(List.of(next));
        PrivateFiles.force(next);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        PrivateFiles.forceNames(file.resolveSibling("."));
    }

    private static String text(Opaque bytes) {
        return HexFormat.of().formatHex(bytes.bytes());
    }

    private static Stored read(Path file) {
        try {
            var lines = Manifest.load(file);
            if (!FORMAT.equals(lines.getProperty("format"))) {
                throw new IllegalArgumentException("format " + lines.getProperty("format"));
            }
            var protection = new Protection(Kind.valueOf(lines.getProperty("kind", "").toUpperCase(Locale.ROOT)),
                    bytes(lines, "salt"), Integer.parseInt(lines.getProperty("iterations", "")), bytes(lines, "check"));
            if (!canBe(protection)) {
                throw new IllegalArgumentException("its lines do not fit together");
            }
            return new Stored(protection, bytes(lines, "key"));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw damaged(file, unreadable);
        }
    }

    private static boolean canBe(Protection it) {
        return switch (it.kind()) {
            case KEY_FILE -> true;
            case PASSPHRASE -> it.salt().bytes().length > 0 && it.iterations() > 0;
            case NONE -> false;
        };
    }

    private static Opaque bytes(Properties lines, String name) {
        return Opaque.of(HexFormat.of().parseHex(lines.getProperty(name, "")));
    }

    private static BankUnavailable damaged(Path file, Exception reason) {
        return new BankUnavailable(LOCKED, Sentence.of(
                """
                        The file %s is damaged, or of a later version of this program (%s); without it nobody can read the bank. \
                        Put it back, from a backup for instance; the bank was not opened, and nothing was changed.""",
                file,
                Sentence.saidBy(reason)), reason);
    }
}
