package bank.eventsourced.eventstore.adapter.hsqldb;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.eventstore.adapter.sealing.RealCiphers;
import bank.eventsourced.eventstore.application.BankSettings;

/** What a test gives to encrypt a bank with. */
record Encrypting(Optional<String> passphrase, Optional<Path> keyFile) {

    static Encrypting none() {
        return new Encrypting(Optional.empty(), Optional.empty());
    }

    static Encrypting with(Path keyFile) {
        return new Encrypting(Optional.empty(), Optional.of(keyFile));
    }

    static Encrypting with(String passphrase) {
        return new Encrypting(Optional.of(passphrase), Optional.empty());
    }

    FileKeys keys() {
        return new FileKeys(RealCiphers.ciphers(), () -> passphrase, keyFile);
    }

    Restoration restoration() {
        return new Restoration(List.of(), keys(), Clock.systemUTC());
    }

    EmbeddedBank open(BankSettings settings) {
        return new EmbeddedBank(settings, keys(), restoration());
    }

    HsqldbBankFiles files(Path folder) {
        return new HsqldbBankFiles(folder, List.of(), keys(), restoration(), Clock.systemUTC());
    }
}
