package bank.eventsourced.eventstore.adapter.hsqldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import bank.eventsourced.eventstore.adapter.sealing.RealCiphers;
import bank.eventsourced.eventstore.application.Ciphers;

/** The cipher as HSQLDB uses it: it is found by what stands in an address, and called through the Java platform. */
class FileCipherTest {

    private static final byte[] TEXT = "INSERT INTO PURSE VALUES('somebody')".getBytes(StandardCharsets.ISO_8859_1);

    private final FileEncryption encryption = FileEncryption.begin(RealCiphers.ciphers().chance(Ciphers.KEY_BYTES));

    @AfterEach
    void end() {
        encryption.close();
        assertThat(Security.getProvider(encryption.getName())).isNull();
    }

    @Test
    void aRecordIsSealedAndOpened() throws GeneralSecurityException {
        var writing = cipher(Cipher.ENCRYPT_MODE);
        var sealed = new byte[writing.getOutputSize(TEXT.length)];
        var length = writing.doFinal(TEXT, 0, TEXT.length, sealed, 0);

        assertThat(length).isEqualTo(TEXT.length + RecordSeal.OVERHEAD).isLessThanOrEqualTo(sealed.length);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("PURSE", "somebody");
        assertThat(cipher(Cipher.DECRYPT_MODE).doFinal(sealed, 0, length)).isEqualTo(TEXT);
    }

    @Test
    void inAndOutMayBeTheSamePlace() throws GeneralSecurityException {
        var row = Arrays.copyOf(TEXT, 200);
        var length = cipher(Cipher.ENCRYPT_MODE).doFinal(row, 0, TEXT.length, row, 0);
        System.arraycopy(row.clone(), 0, row, 4, length);

        assertThat(cipher(Cipher.DECRYPT_MODE).doFinal(row, 4, length, row, 0)).isEqualTo(TEXT.length);
        assertThat(Arrays.copyOf(row, TEXT.length)).isEqualTo(TEXT);
    }

    @Test
    void equalRecordsDiffer() throws GeneralSecurityException {
        var writing = cipher(Cipher.ENCRYPT_MODE);
        var sealed = IntStream.range(0, 100).mapToObj(_ -> ByteBuffer.wrap(sealed(writing))).distinct();

        assertThat(sealed).hasSize(100);
    }

    @Test
    void aRecordOfWhichABitWasChangedOrThatWasCutIsRefused() throws GeneralSecurityException {
        var sealed = sealed(cipher(Cipher.ENCRYPT_MODE));
        var reading = cipher(Cipher.DECRYPT_MODE);
        for (var bit = 0; bit < sealed.length * 8; bit++) {
            var changed = flipped(sealed, bit);
            assertThatThrownBy(() -> reading.doFinal(changed)).isInstanceOf(AEADBadTagException.class);
        }
        for (var length = 0; length < sealed.length; length++) {
            var cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> reading.doFinal(cut)).isInstanceOf(AEADBadTagException.class);
        }
        assertThat(reading.doFinal(sealed)).isEqualTo(TEXT);
    }

    @Test
    void anotherKeyOpensNothing() throws GeneralSecurityException {
        var sealed = sealed(cipher(Cipher.ENCRYPT_MODE));
        try (var other = FileEncryption.begin(RealCiphers.ciphers().chance(Ciphers.KEY_BYTES))) {
            assertThatThrownBy(() -> other.reading().doFinal(sealed)).isInstanceOf(AEADBadTagException.class);
        }
    }

    @Test
    void aStreamIsReadHoweverItWasWritten() throws GeneralSecurityException, IOException {
        var random = new Random(35);
        var content = new byte[50_000];
        random.nextBytes(content);
        for (var largest : new int[]{1, 7, 512, 8_192, 40_000}) {
            var written = new ByteArrayOutputStream();
            var out = new CipherOutputStream(written, cipher(Cipher.ENCRYPT_MODE));
            for (var at = 0; at < content.length;) {
                var length = Math.min(1 + random.nextInt(largest), content.length - at);
                out.write(content, at, length);
                at += length;
            }
            out.flush();
            var beforeTheEnd = written.toByteArray();
            out.close();

            assertThat(written.toByteArray()).as("nothing waits for the end").isEqualTo(beforeTheEnd);
            assertThat(read(beforeTheEnd)).isEqualTo(content);
            assertThat(readInParts(beforeTheEnd, largest)).isEqualTo(content);
        }
    }

    @Test
    void aStreamThatWasChangedOrCutWithinAFrameIsRefused() throws GeneralSecurityException {
        var writing = cipher(Cipher.ENCRYPT_MODE);
        var frames = ByteBuffer.allocate(300);
        IntStream.range(0, 4).forEach(_ -> frames.put(writing.update(TEXT)));
        var stream = Arrays.copyOf(frames.array(), frames.position());
        var frame = stream.length / 4;

        for (var bit = 0; bit < stream.length * 8; bit++) {
            var changed = flipped(stream, bit);
            assertThatThrownBy(() -> read(changed)).isInstanceOfAny(IOException.class, ProviderException.class);
        }
        for (var length = 1; length < stream.length; length++) {
            if (length % frame > 0) {
                var cut = Arrays.copyOf(stream, length);
                assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
            }
        }
        System.arraycopy(stream.clone(), frame, stream, 0, frame);
        assertThatThrownBy(() -> read(stream)).as("another order").isInstanceOf(ProviderException.class);
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        var words = encryption.settings().split("[;=]", -1);
        assertThat(words[1] + words[3] + words[5]).isEqualTo("crypt_providercrypt_typecrypt_key");
        var cipher = Cipher.getInstance(words[4], words[2]);
        cipher.init(mode, new SecretKeySpec(new byte[1], words[4]));
        return cipher;
    }

    private static byte[] sealed(Cipher writing) {
        try {
            return writing.doFinal(TEXT);
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private byte[] read(byte[] stream) throws GeneralSecurityException, IOException {
        try (var in = new CipherInputStream(new ByteArrayInputStream(stream), cipher(Cipher.DECRYPT_MODE))) {
            return in.readAllBytes();
        }
    }

    private byte[] readInParts(byte[] stream, int length) throws GeneralSecurityException {
        var reading = cipher(Cipher.DECRYPT_MODE);
        var clear = new ByteArrayOutputStream();
        for (var at = 0; at < stream.length; at += length) {
            var part = reading.update(stream, at, Math.min(length, stream.length - at));
            clear.writeBytes(part == null ? RecordSeal.NOTHING : part);
        }
        reading.doFinal();
        return clear.toByteArray();
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
