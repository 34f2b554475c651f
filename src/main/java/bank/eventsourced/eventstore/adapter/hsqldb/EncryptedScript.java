package bank.eventsourced.eventstore.adapter.hsqldb;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProviderException;
import java.util.zip.GZIPInputStream;
import javax.crypto.CipherInputStream;

/**
 * The tables of an encrypted database, as HSQLDB wrote them at its last checkpoint: text, packed, in the frames of a
 * {@link FileCipher}. HSQLDB would take it to be at its end where it is cut between two frames.
 */
final class EncryptedScript {

    private EncryptedScript() {}

    /** Whether a script is encrypted: text has no zero byte, the length of a frame begins with one. */
    static boolean isEncrypted(Path script) throws IOException {
        if (!Files.isRegularFile(script)) {
            return false;
        }
        try (var bytes = Files.newInputStream(script)) {
            return bytes.read() == 0;
        }
    }

    /**
     * Looks at the script that the database in a folder will read: a new one, if it says in its properties that there is one.
     *
     * @throws IOException if it is not whole, or of another key
     */
    static void requireWhole(Path folder, FileEncryption encryption) throws IOException {
        var renewed = folder.resolve("bank.script.new");
        requireWholeFile(Files.exists(renewed) && hasNewFiles(folder) ? renewed : folder.resolve("bank.script"),
                encryption);
    }

    private static boolean hasNewFiles(Path folder) throws IOException {
        return Manifest.load(folder.resolve("bank.properties")).getProperty("modified", "").startsWith("yes-new");
    }

    private static void requireWholeFile(Path script, FileEncryption encryption) throws IOException {
        if (Files.notExists(script)) {
            return;
        }
        try (var frames = new BufferedInputStream(Files.newInputStream(script));
                var clear = new CipherInputStream(frames, encryption.reading());
                var text = new GZIPInputStream(clear)) {
            text.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | ProviderException damaged) {
            throw new IOException("%s is damaged".formatted(script.getFileName()), damaged);
        }
    }
}
