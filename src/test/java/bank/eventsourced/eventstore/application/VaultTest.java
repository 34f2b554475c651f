package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.PersonalTexts.Kind;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.adapter.memory.InMemoryPersonKeys;
import bank.eventsourced.eventstore.adapter.sealing.RealCiphers;

/** A bank is opened again with what it began with, and with nothing else. */
class VaultTest {

    private static final UUID ID = new UUID(1, 2);
    private static final Opaque KEY = RealCiphers.ciphers().chance(Ciphers.KEY_BYTES);
    private static final String WORDS = "correct horse battery";

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryPersonKeys keys = new InMemoryPersonKeys(database);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theSamePassphraseOpensItAndNoOther() {
        var wrapped = open(Optional.of(WORDS), Optional.empty()).wrapped(ID, KEY);

        var again = open(Optional.of(WORDS), Optional.empty());
        assertThat(again.kind()).isEqualTo(Kind.PASSPHRASE);
        assertThat(again.unwrapped(ID, wrapped)).isEqualTo(KEY);
        assertThatExceptionOfType(Ciphers.BrokenSeal.class)
                .isThrownBy(() -> again.unwrapped(new UUID(1, 3), wrapped));
        requireClosed("is not that of this bank", Optional.of(WORDS + "!"), Optional.empty());
        requireClosed("BANK_PASSPHRASE", Optional.empty(), Optional.of(folder.resolve("bank.key")));
        assertThat(folder.resolve("bank.key")).doesNotExist();
    }

    @Test
    void aShortPassphraseBeginsNothing() {
        requireClosed("too short", Optional.of("12345678901"), Optional.empty());
        assertThat(keys.protection()).isEmpty();
    }

    @Test
    void aKeyFileIsMadeOnceAndNeededFromThenOn() throws IOException {
        var file = folder.resolve("bank.key");
        var mark = open(Optional.empty(), Optional.of(file)).mark("Ada");

        assertThat(open(Optional.empty(), Optional.of(file)).mark("Ada")).isEqualTo(mark);
        assertThat(open(Optional.of(WORDS), Optional.of(file)).kind()).as("it began with a file")
                .isEqualTo(Kind.KEY_FILE);
        requireClosed("--bank.key-file", Optional.empty(), Optional.empty());
        requireClosed("is missing", Optional.empty(), Optional.of(folder.resolve("elsewhere.key")));
        Files.writeString(file, "no key at all");
        requireClosed("holds no key", Optional.empty(), Optional.of(file));
        Files.delete(file);
        new KeyFile(file).write(KEY);
        requireClosed("is not that of this bank", Optional.empty(), Optional.of(file));
    }

    @Test
    void twoThatBeginAtTheSameTimeHaveOneKey() {
        var file = Optional.of(folder.resolve("bank.key"));
        var tries = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> open(Optional.empty(), file).mark("Ada")))
                .toList();

        assertThat(tries.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }

    @Test
    void aKeyFileThatAnUnfinishedStartHasLeftIsTaken() throws IOException {
        var file = folder.resolve("bank.key");
        new KeyFile(file).write(KEY);
        open(Optional.empty(), Optional.of(file));

        assertThat(new KeyFile(file).read()).contains(KEY);
    }

    @Test
    void withoutEitherNothingIsSealed() {
        assertThat(open(Optional.empty(), Optional.empty()).kind()).isEqualTo(Kind.NONE);
        assertThat(keys.protection()).isEmpty();
    }

    private Vault open(Optional<String> passphrase, Optional<Path> file) {
        return new Vault(keys, RealCiphers.ciphers(), new GivenSecrets(passphrase, file), database.transactions());
    }

    private void requireClosed(String because, Optional<String> passphrase, Optional<Path> file) {
        assertThatExceptionOfType(BankUnavailable.class).isThrownBy(() -> open(passphrase, file))
                .withMessageContaining(because)
                .returns(BankUnavailable.Reason.LOCKED, BankUnavailable::reason);
    }
}
