package bank.eventsourced.eventstore.adapter.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import bank.eventsourced.eventstore.application.Ciphers;
import bank.eventsourced.eventstore.application.Ciphers.BrokenSeal;
import bank.eventsourced.eventstore.application.Opaque;

/** The ciphers do what is published of them. */
class PlatformCiphersTest {

    private final Ciphers ciphers = new PlatformCiphers();
    private final Opaque key = ciphers.chance(Ciphers.KEY_BYTES);

    @Test
    void whatWasSealedIsOpenedWithTheSameKeyAtTheSamePlaceOnly() {
        var text = text("Grüße an 李");
        var sealed = ciphers.seal(key, text, "here");

        assertThat(ciphers.open(key, sealed, "here")).isEqualTo(text);
        requireBroken(key, sealed, "there");
        requireBroken(ciphers.chance(Ciphers.KEY_BYTES), sealed, "here");
    }

    @Test
    void noByteOfASealedContentCanBeChangedOrCutOff() {
        var sealed = ciphers.seal(key, text("Ada"), "here").bytes();
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            requireBroken(key, Opaque.of(changed), "here");
            requireBroken(key, Opaque.of(Arrays.copyOf(sealed, i)), "here");
        }
    }

    @Test
    void theSameContentIsNeverSealedTheSameWay() {
        assertThat(ciphers.seal(key, text("Ada"), "here")).isNotEqualTo(ciphers.seal(key, text("Ada"), "here"));
        assertThat(ciphers.chance(16)).isNotEqualTo(ciphers.chance(16));
    }

    /** RFC 4231, test case 2. */
    @Test
    void aCodeIsThatOfTheStandard() {
        assertThat(ciphers.code(text("Jefe"), "what do ya want for nothing?"))
                .isEqualTo(hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    /** RFC 7914, section 11: the first half. */
    @Test
    void aKeyFromAPassphraseIsThatOfTheStandard() {
        assertThat(ciphers.fromPassphrase("passwd", text("salt"), 1))
                .isEqualTo(hex("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"));
    }

    @Test
    void aKeyIsNeverPrinted() {
        assertThat(text("Ada")).hasToString("3 bytes");
    }

    private void requireBroken(Opaque other, Opaque sealed, String place) {
        assertThatExceptionOfType(BrokenSeal.class).isThrownBy(() -> ciphers.open(other, sealed, place));
    }

    private static Opaque text(String text) {
        return Opaque.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Opaque hex(String digits) {
        return Opaque.of(HexFormat.of().parseHex(digits));
    }
}
