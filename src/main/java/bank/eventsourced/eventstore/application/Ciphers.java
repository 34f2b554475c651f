package bank.eventsourced.eventstore.application;

/** Driven port: the ciphers, as the platform has them. Keys have 256 bits. Thread-safe. */
public interface Ciphers {

    int KEY_BYTES = 32;

    /** Bytes that nobody can guess. */
    Opaque chance(int bytes);

    /** A key from words that people remember; slow on purpose, the more iterations the slower. */
    Opaque fromPassphrase(String passphrase, Opaque salt, int iterations);

    /** A code of 256 bits, the same for the same key and text, that tells neither (HMAC-SHA-256). */
    Opaque code(Opaque key, String text);

    /**
     * Seals a content, so that it can be neither read nor changed without the key (AES-GCM).
     *
     * @param place where it will be, so that it cannot be opened anywhere else
     */
    Opaque seal(Opaque key, Opaque content, String place);

    /** @throws BrokenSeal if it was sealed with another key or at another place, or has been changed since */
    Opaque open(Opaque key, Opaque sealed, String place);

    /** Thrown when a seal is not what it should be. */
    final class BrokenSeal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public BrokenSeal(Throwable cause) {
            super("The seal is broken", cause);
        }
    }
}
