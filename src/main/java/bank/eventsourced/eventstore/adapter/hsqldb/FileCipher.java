package bank.eventsourced.eventstore.adapter.hsqldb;

import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.ShortBufferException;

import org.jspecify.annotations.Nullable;

/**
 * The cipher that HSQLDB encrypts its files with. It uses one for two things: a statement of the log or a row is a record by
 * itself, sealed or opened by {@code doFinal}; the script is a stream. Of a stream each {@code update} is sealed at once, so
 * that nothing waits for a {@code close} that comes after the files are forced to the disk: as a frame, which is its length
 * and a record that opens only after the frame before it.
 *
 * <p>The key that it is initialised with is no key; it has one already. For one thread at a time.
 */
final class FileCipher extends CipherSpi {

    private static final int LENGTH_BYTES = Integer.BYTES;
    private static final int LONGEST_FRAME = 1 << 24;
    private static final int TAG_BYTES = 16;

    private final RecordSeal seal;
    private boolean opening;
    private byte[] before = RecordSeal.NOTHING;
    private byte[] pending = RecordSeal.NOTHING;

    FileCipher(RecordSeal seal) {
        this.seal = seal;
    }

    @Override
    protected void engineInit(int mode, Key handle, @Nullable SecureRandom random) {
        opening = mode == Cipher.DECRYPT_MODE;
        before = RecordSeal.NOTHING;
        pending = RecordSeal.NOTHING;
    }

    /** At most: a record has no length. */
    @Override
    protected int engineGetOutputSize(int length) {
        return opening ? pending.length + length : LENGTH_BYTES + length + RecordSeal.OVERHEAD;
    }

    @Override
    protected int engineUpdate(byte[] input, int offset, int length, byte[] output, int outputOffset)
            throws ShortBufferException {
        return put(engineUpdate(input, offset, length), output, outputOffset);
    }

    @Override
    protected byte[] engineUpdate(byte[] input, int offset, int length) {
        return opening ? opened(input, offset, length) : frame(input, offset, length);
    }

    private byte[] frame(byte[] input, int offset, int length) {
        var record = seal.seal(input, offset, length, before);
        before = tag(record);
        return ByteBuffer.allocate(LENGTH_BYTES + record.length).putInt(record.length).put(record).array();
    }

    private byte[] opened(byte[] input, int offset, int length) {
        var frames = ByteBuffer.allocate(pending.length + length).put(pending).put(input, offset, length).flip();
        var clear = ByteBuffer.allocate(frames.limit());
        while (frames.remaining() >= LENGTH_BYTES && frames.remaining() - LENGTH_BYTES >= recordLength(frames)) {
            var record = new byte[frames.getInt()];
            frames.get(record);
            clear.put(opened(record));
        }
        pending = Arrays.copyOfRange(frames.array(), frames.position(), frames.limit());
        return Arrays.copyOf(clear.array(), clear.position());
    }

    private static int recordLength(ByteBuffer frames) {
        var length = frames.getInt(frames.position());
        if (length < RecordSeal.OVERHEAD || length > LONGEST_FRAME) {
            throw new ProviderException("A frame cannot have a record of %d bytes".formatted(length));
        }
        return length;
    }

    /** A stream has no other exception than this for what is broken in the middle of it. */
    private byte[] opened(byte[] record) {
        try {
            var clear = seal.open(record, 0, record.length, before);
            before = tag(record);
            return clear;
        } catch (AEADBadTagException changed) {
            throw new ProviderException("A frame was changed", changed);
        }
    }

    private static byte[] tag(byte[] record) {
        return Arrays.copyOfRange(record, record.length - TAG_BYTES, record.length);
    }

    @Override
    protected int engineDoFinal(byte @Nullable [] input, int offset, int length, byte[] output, int outputOffset)
            throws ShortBufferException, AEADBadTagException {
        return put(engineDoFinal(input, offset, length), output, outputOffset);
    }

    /** Without a content it is the end of a stream. */
    @Override
    protected byte[] engineDoFinal(byte @Nullable [] input, int offset, int length) throws AEADBadTagException {
        if (input != null) {
            return opening ? seal.open(input, offset, length, RecordSeal.NOTHING)
                    : seal.seal(input, offset, length, RecordSeal.NOTHING);
        }
        if (pending.length > 0) {
            throw new AEADBadTagException("The stream was cut within a frame");
        }
        return RecordSeal.NOTHING;
    }

    private static int put(byte[] result, byte[] output, int offset) throws ShortBufferException {
        if (output.length - offset < result.length) {
            throw new ShortBufferException("%d bytes are needed".formatted(result.length));
        }
        System.arraycopy(result, 0, output, offset, result.length);
        return result.length;
    }

    @Override
    protected int engineGetBlockSize() {
        return 0;
    }

    @Override
    protected byte @Nullable [] engineGetIV() {
        return null;
    }

    @Override
    protected @Nullable AlgorithmParameters engineGetParameters() {
        return null;
    }

    @Override
    protected void engineInit(int mode, Key handle, @Nullable AlgorithmParameterSpec parameters,
            @Nullable SecureRandom random) throws InvalidAlgorithmParameterException {
        throw new InvalidAlgorithmParameterException("There are no parameters");
    }

    @Override
    protected void engineInit(int mode, Key handle, @Nullable AlgorithmParameters parameters,
            @Nullable SecureRandom random) throws InvalidAlgorithmParameterException {
        throw new InvalidAlgorithmParameterException("There are no parameters");
    }

    @Override
    protected void engineSetMode(String mode) throws NoSuchAlgorithmException {
        throw new NoSuchAlgorithmException(mode);
    }

    @Override
    protected void engineSetPadding(String padding) throws NoSuchPaddingException {
        throw new NoSuchPaddingException(padding);
    }
}
