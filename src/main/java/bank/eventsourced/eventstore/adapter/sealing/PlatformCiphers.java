package bank.eventsourced.eventstore.adapter.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.application.Ciphers;
import bank.eventsourced.eventstore.application.Opaque;

/** AES-GCM with a fresh initialisation vector before each sealed content, HMAC-SHA-256 and PBKDF2, as Java has them. */
@Component
final class PlatformCiphers implements Ciphers {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = KEY_BYTES * 8;

    /** One for each thread: to look for the provider of a cipher takes longer than to use it on a text. */
    private static final ThreadLocal<Cipher> AES_GCM = ThreadLocal.withInitial(() -> {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    });

    private final SecureRandom random = new SecureRandom();

    @Override
    public Opaque chance(int bytes) {
        return Opaque.of(random(bytes));
    }

    private byte[] random(int bytes) {
        var chance = new byte[bytes];
        random.nextBytes(chance);
        return chance;
    }

    @Override
    public Opaque fromPassphrase(String passphrase, Opaque salt, int iterations) {
        var words = new PBEKeySpec(passphrase.toCharArray(), salt.bytes(), iterations, KEY_BITS);
        try {
            return Opaque.of(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(words).getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            words.clearPassword();
        }
    }

    @Override
    public Opaque code(Opaque key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
            return Opaque.of(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Opaque seal(Opaque key, Opaque content, String place) {
        var iv = random(IV_BYTES);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, iv, place);
            var clear = content.bytes();
            var sealed = Arrays.copyOf(iv, IV_BYTES + cipher.getOutputSize(clear.length));
            cipher.doFinal(clear, 0, clear.length, sealed, IV_BYTES);
            return Opaque.of(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Opaque open(Opaque key, Opaque sealed, String place) {
        var all = sealed.bytes();
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(all, IV_BYTES), place);
            return Opaque.of(cipher.doFinal(all, IV_BYTES, Math.max(0, all.length - IV_BYTES)));
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw new BrokenSeal(changed);
        }
    }

    private static Cipher cipher(int mode, Opaque key, byte[] iv, String place) throws GeneralSecurityException {
        var cipher = AES_GCM.get();
        cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
