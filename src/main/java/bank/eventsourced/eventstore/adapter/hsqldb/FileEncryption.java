package bank.eventsourced.eventstore.adapter.hsqldb;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.application.Opaque;

/**
 * Gives HSQLDB a cipher that has the key of one bank's files. HSQLDB finds it by the name of its provider, which the Java
 * platform knows from the beginning to {@link #close}; so the key is in no address. Thread-safe.
 */
final class FileEncryption extends Provider implements AutoCloseable {

    private static final long serialVersionUID = 1L;
    private static final String CIPHER = "BankFile";

    /** HSQLDB wants one. */
    private static final String NO_KEY = "00";

    private final transient Opaque key;

    private FileEncryption(Opaque key) {
        super("Bank-" + Ids.timeOrdered(), "1", "The cipher of one bank's files");
        this.key = key;
        putService(new Service(this, "Cipher", CIPHER, FileCipher.class.getName(), List.of(), Map.of()) {

            @Override
            public Object newInstance(Object parameter) {
                return new FileCipher(seal());
            }
        });
    }

    /** @param key of 256 bits */
    static FileEncryption begin(Opaque key) {
        var encryption = new FileEncryption(key);
        Security.addProvider(encryption);
        return encryption;
    }

    RecordSeal seal() {
        return new RecordSeal(key);
    }

    /** Opens a stream. */
    Cipher reading() {
        try {
            var cipher = Cipher.getInstance(CIPHER, this);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(HexFormat.of().parseHex(NO_KEY), CIPHER));
            return cipher;
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("This Java platform takes no cipher that it has not signed", refused);
        }
    }

    /** What HSQLDB is told in the address of the database. */
    String settings() {
        return ";crypt_provider=%s;crypt_type=%s;crypt_key=%s".formatted(getName(), CIPHER, NO_KEY);
    }

    /** What was opened with it goes on. */
    @Override
    public void close() {
        Security.removeProvider(getName());
    }
}
