package bank.eventsourced.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {

    @TempDir
    private Path folder;

    @Test
    void what_was_chosen_is_there_at_the_next_start() {
        var file = folder.resolve("new/desktop.properties");
        var preferences = Preferences.in(file);
        preferences.put("bank.name", "Sparkasse Grüße = 日本");
        preferences.put("gone", "x");
        preferences.remove("gone");
        preferences.save();
        var again = Preferences.in(file);
        assertThat(again.get("bank.name")).contains("Sparkasse Grüße = 日本");
        assertThat(again.get("gone")).isEmpty();
        assertThat(file.getParent()).isDirectoryContaining(it -> it.equals(file));
        assertThat(file.getParent().toFile().list()).hasSize(1);
    }

    @Test
    void rubbish_in_the_file_is_passed_over() throws IOException {
        var file = Files.write(folder.resolve("desktop.properties"), new byte[]{'a', '=', '\\', 'u', 'x', (byte) 0xff});
        assertThat(Preferences.in(file).get("a")).isEmpty();
    }

    @Test
    void a_number_out_of_range_is_another() {
        var preferences = Preferences.forgetful();
        preferences.put("width", "5");
        preferences.put("height", "high");
        preferences.put("nan", "NaN");
        assertThat(preferences.number("width", 100, 200, 150)).isEqualTo(150);
        assertThat(preferences.number("height", 100, 200, 150)).isEqualTo(150);
        assertThat(preferences.number("nan", 100, 200, 150)).isEqualTo(150);
        assertThat(preferences.number("width", 1, 200, 150)).isEqualTo(5);
    }

    @Test
    void a_file_that_cannot_be_written_does_no_harm() throws IOException {
        var file = Files.createFile(folder.resolve("file")).resolve("desktop.properties");
        var preferences = Preferences.in(file);
        preferences.put("a", "b");
        preferences.save();
        assertThat(preferences.get("a")).contains("b");
    }
}
