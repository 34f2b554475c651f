package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import bank.eventsourced.eventstore.StoredSize;
import bank.eventsourced.eventstore.application.EventCodec.UnreadableEvent;

/** What is packed is shorter, comes out to the last character, and cannot be made to become more than it says. */
class PackedTextTest {

    private static final String LONG = "{\"text\":\"" + "žluť 🐎 and so on, ".repeat(60) + "\"}";

    @Test
    void whatIsLongIsPackedAndComesOutAsItWas() {
        var packed = PackedText.packed(LONG, 500);

        assertThat(packed).startsWith("packed:1:%07d:".formatted(LONG.length())).hasSizeLessThan(LONG.length() / 4);
        assertThat(PackedText.unpacked(packed)).isEqualTo(LONG);
        assertThat(PackedText.size(packed)).isEqualTo(new StoredSize(packed.length(), LONG.length()));
    }

    @Test
    void whatIsNotLongerThanTheSettingStaysAsItIs() {
        assertThat(PackedText.packed(LONG, LONG.length())).isSameAs(LONG);
        assertThat(PackedText.packed(LONG, LONG.length() - 1)).isNotEqualTo(LONG);
        assertThat(PackedText.packed(LONG, 0)).as("never").isSameAs(LONG);
        assertThat(PackedText.unpacked(LONG)).isSameAs(LONG);
        assertThat(PackedText.size(LONG)).isEqualTo(new StoredSize(LONG.length(), LONG.length()));
    }

    @Test
    void whatWouldNotBeShorterOrComeOutOtherwiseStaysAsItIs() {
        assertThat(PackedText.packed("{\"a\":\"b\"}", 1)).isEqualTo("{\"a\":\"b\"}");
        assertThat(PackedText.packed(LONG + "\ud83d", 500)).as("half a character").isEqualTo(LONG + "\ud83d");
        assertThat(PackedText.packed("x".repeat(1_000_001), 500)).as("no column holds it").startsWith("xxx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed:1:", "packed:1:0000005", "packed:1:0000005:", "packed:1:00000x5:eJxLBAAAYgBi",
            "packed:1:-000005:eJxLBAAAYgBi", "packed:1:0000005:eJxLBAAAYgBi", "packed:1:0000001:?",
            "packed:1:0000001:eJxL"})
    void whatWasChangedIsUnreadable(String changed) {
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> PackedText.unpacked(changed));
        assertThat(PackedText.size(changed).stored()).isEqualTo(changed.length());
    }

    @Test
    void nothingBecomesMoreThanItSays() throws IOException {
        var content = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(content)) {
            for (int i = 0; i < 100; i++) {
                deflater.write(new byte[1_000_000]);
            }
        }
        var bomb = Base64.getEncoder().encodeToString(content.toByteArray());

        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> PackedText.unpacked("packed:1:0001000:" + bomb));
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> PackedText.unpacked("packed:1:9999999:" + bomb));
    }
}
