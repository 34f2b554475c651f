package bank.eventsourced.eventstore.adapter.sealing;

import bank.eventsourced.eventstore.application.Ciphers;

/** The ciphers of the platform, for tests of other packages. */
public final class RealCiphers {

    private RealCiphers() {}

    public static Ciphers ciphers() {
        return new PlatformCiphers();
    }
}
