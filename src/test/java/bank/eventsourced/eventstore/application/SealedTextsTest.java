package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.TransactionStatus;

import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.PersonalTexts;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.adapter.json.JsonCodecs;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.adapter.memory.InMemoryPersonKeys;
import bank.eventsourced.eventstore.adapter.sealing.RealCiphers;
import bank.eventsourced.eventstore.application.EventCodec.UnreadableEvent;

/** Texts are sealed one by one with the key of one person, and nothing is ever sealed with a key that is nowhere. */
class SealedTextsTest {

    private static final StreamId STREAM = StreamId.of("purse", "Ada's");
    private static final Set<String> PERSONAL = Set.of("text", "holder");
    private static final String PLAIN =
            "{\"holder\":\"Ada \\\"the first\\\" 李\",\"amount\":\"5.00 EUR\",\"text\":\"\",\"version\":9007199254740993,\"more\":{\"text\":\"a\"}}";

    private static final EventStoreSettings SETTINGS =
            new EventStoreSettings(50, Map.of(), 10_000, 1, 20, 20, 5, 3, 300);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryPersonKeys keys = new InMemoryPersonKeys(database);

    @TempDir
    private Path folder = Path.of("");

    private KeyRing ring = ring(GivenSecrets.none());
    private SealedTexts texts = texts(ring);

    @BeforeEach
    void openTheVault() {
        ring = ring(withKeyFile());
        texts = texts(ring);
    }

    private GivenSecrets withKeyFile() {
        return new GivenSecrets(Optional.empty(), Optional.of(folder.resolve("bank.key")));
    }

    private KeyRing ring(GivenSecrets secrets) {
        return ring(secrets, false);
    }

    private KeyRing ring(GivenSecrets secrets, boolean shared) {
        var vault = new Vault(keys, RealCiphers.ciphers(), secrets, database.transactions());
        return new KeyRing(vault, keys, RealCiphers.ciphers(), new Storage() {

            @Override
            public void requireRoom() {}

            @Override
            public boolean isShared() {
                return shared;
            }
        }, Clock.systemUTC());
    }

    private static SealedTexts texts(KeyRing ring) {
        return new SealedTexts(ring, RealCiphers.ciphers(), JsonCodecs.fields(), SETTINGS);
    }

    @Test
    void onlyPersonalTextsAreSealedAndAllIsAsItWasWhenTheyAreOpened() {
        var sealed = sealed(PLAIN, "Ada");

        assertThat(sealed).doesNotContain("Ada", "李")
                .contains(
                        "\"amount\":\"5.00 EUR\",\"text\":\"\",\"version\":9007199254740993,\"more\":{\"text\":\"a\"}");
        assertThat(texts.opened(sealed, STREAM)).isEqualTo(PLAIN);
        assertThat(texts(ring(new GivenSecrets(Optional.empty(), Optional.of(folder.resolve("bank.key")))))
                .opened(sealed, STREAM)).as("after a restart").isEqualTo(PLAIN);
        assertThat(texts.hasPlainText(PLAIN, PERSONAL)).isTrue();
        assertThat(texts.hasPlainText(sealed, PERSONAL)).isFalse();
    }

    @Test
    void whatIsLongIsPackedWhenItIsSealedAndUnpackedBeforeItIsOpened() {
        var plain = "{\"reversals\":{" + "\"1\":2,".repeat(200) + "\"3\":4},\"text\":\"Ada\"}";

        var stored = sealed(plain, "Ada");

        assertThat(stored).startsWith("packed:1:000").hasSizeLessThan(plain.length() / 2);
        assertThat(PackedText.unpacked(stored)).startsWith("{\"reversals\":").contains("\"text\":\"sealed:1:");
        assertThat(texts.opened(stored, STREAM)).isEqualTo(plain);
        assertThat(texts.hasPlainText(stored, PERSONAL)).isFalse();
        assertThat(texts.hasPlainText(PackedText.packed(plain, 300), PERSONAL)).isTrue();
        assertThat(texts.hasPlainText(PackedText.PREFIX + "rubbish", PERSONAL)).isFalse();
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> texts.opened(stored.replace("packed:1:000", "packed:1:001"), STREAM));
    }

    @Test
    void aSealedTextIsOpenedInItsStreamAndFieldOnly() {
        var sealed = sealed("{\"holder\":\"Ada\"}", "Ada");

        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> texts.opened(sealed, StreamId.of("purse", "Bob's")));
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> texts.opened(sealed.replace("holder", "text"), STREAM));
    }

    @Test
    void onePersonHasOneKeyAndWithoutItsKeyATextSaysThatItIsForgotten() {
        var first = sealed("{\"holder\":\"Ada\"}", "Ada");
        var second = sealed("{\"holder\":\"Ada\"}", "Ada");
        var ofBob = sealed("{\"holder\":\"Bob\"}", "Bob");
        database.transactions().executeWithoutResult(_ -> ring.destroy("Ada"));

        assertThat(texts.opened(first, STREAM)).isEqualTo("{\"holder\":\"%s\"}".formatted(PersonalTexts.FORGOTTEN))
                .isEqualTo(texts.opened(second, STREAM));
        assertThat(texts.opened(ofBob, STREAM)).isEqualTo("{\"holder\":\"Bob\"}");
        assertThat(keys.count()).isEqualTo(new PersonKeys.Count(1, 1));

        var later = sealed("{\"holder\":\"Ada\"}", "Ada");
        assertThat(texts.opened(later, STREAM)).as("another one of the same name").isEqualTo("{\"holder\":\"Ada\"}");
    }

    @Test
    void aKeyThatWasRolledBackSealsNothingMore() {
        var lost = database.transactions().execute(status -> {
            status.setRollbackOnly();
            return texts.sealed("{\"holder\":\"Ada\"}", STREAM, PERSONAL, Optional.of("Ada"), () -> {});
        });
        var sealed = sealed("{\"holder\":\"Ada\"}", "Ada");

        assertThat(texts.opened(sealed, STREAM)).isEqualTo("{\"holder\":\"Ada\"}");
        assertThat(keyId(sealed)).isNotEqualTo(keyId(lost));
    }

    /** The key that is looked at again is the one that was sealed with, not one that was made since then. */
    @Test
    void whatWasSealedBeforeAnotherProcessForgotThePersonIsNotRecorded() {
        sealed("{\"holder\":\"Ada\"}", "Ada");
        var here = ring(withKeyFile(), true);
        var there = ring(withKeyFile(), true);
        var transactions = database.transactions();

        assertThatExceptionOfType(ConcurrencyConflict.class)
                .isThrownBy(() -> transactions.executeWithoutResult(_ -> {
                    texts(here).sealed("{\"holder\":\"Ada\"}", STREAM, PERSONAL, Optional.of("Ada"), () -> {});
                    CompletableFuture.runAsync(() -> transactions.executeWithoutResult(_ -> there.destroy("Ada")))
                            .join();
                    here.look();
                    texts(here).requireCurrent(Set.of("Ada"));
                }));
    }

    @Test
    void whatOnlyLooksSealedIsATextLikeAnyOther() {
        var written = "{\"text\":\"sealed:1:00000000-0000-0000-0000-000000000000:AAAA\"}";

        assertThat(texts.opened(written, STREAM)).isEqualTo(written);
        var quoting = "{\"text\":\"a\\\",\\\"holder\\\":\\\"sealed:1:%s:AAAA\\\"\"}"
                .formatted(keyId(sealed("{\"holder\":\"Ada\"}", "Ada")));
        assertThat(texts.opened(quoting, STREAM)).as("a text that quotes a field").isEqualTo(quoting);
        assertThat(texts.opened(sealed(written, "Ada"), STREAM)).isEqualTo(written);
    }

    private String sealed(String payload, String person) {
        return database.transactions()
                .execute((TransactionStatus _) -> texts.sealed(payload, STREAM, PERSONAL, Optional.of(person),
                        () -> {}));
    }

    private static String keyId(String sealed) {
        return sealed.split(":", -1)[3];
    }
}
