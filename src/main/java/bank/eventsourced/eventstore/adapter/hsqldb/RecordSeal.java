package bank.eventsourced.eventstore.adapter.hsqldb;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import bank.eventsourced.eventstore.application.Opaque;

/**
 * Seals records with one key, by AES-GCM: a nonce that is used once, what was sealed, and the tag by which a change is
 * found. Equal records differ. For one thread at a time.
 */
final class RecordSeal {

    /** How much longer a record becomes. */
    static final int OVERHEAD = 12 + 16;

    static final byte[] NOTHING = {};

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final Cipher cipher;
    private final SecureRandom random = new SecureRandom();

    /** @param key of 256 bits */
    RecordSeal(Opaque key) {
        this.key = new SecretKeySpec(key.bytes(), "AES");
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES", impossible);
        }
    }

    /** @param bound is not in the record, but must be the same when it is opened */
    byte[] seal(byte[] from, int offset, int length, byte[] bound) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            begin(Cipher.ENCRYPT_MODE, nonce, bound);
            var sealed = Arrays.copyOf(nonce, length + OVERHEAD);
            cipher.doFinal(from, offset, length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws AEADBadTagException if these bytes are no record of this key, or were changed */
    byte[] open(byte[] from, int offset, int length, byte[] bound) throws AEADBadTagException {
        if (length < OVERHEAD) {
            throw new AEADBadTagException("A record has more than " + length + " bytes");
        }
        try {
            begin(Cipher.DECRYPT_MODE, Arrays.copyOfRange(from, offset, offset + NONCE_BYTES), bound);
            return cipher.doFinal(from, offset + NONCE_BYTES, length - NONCE_BYTES);
        } catch (AEADBadTagException changed) {
            throw changed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void begin(int mode, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
    }
}
