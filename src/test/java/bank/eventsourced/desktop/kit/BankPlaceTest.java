package bank.eventsourced.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class BankPlaceTest {

    private static final BankPlace FOLDER = new BankPlace.Folder(Path.of("/data/bank"));
    private static final BankPlace SERVER = new BankPlace.Server("jdbc:postgresql://db/bank", "ada");

    @Test
    void the_last_one_that_was_chosen_is_opened_again() {
        var preferences = Preferences.forgetful();
        assertThat(BankPlace.kept(preferences)).isEmpty();
        FOLDER.keep(preferences);
        assertThat(BankPlace.kept(preferences)).contains(FOLDER);
        SERVER.keep(preferences);
        assertThat(BankPlace.kept(preferences)).contains(SERVER);
        FOLDER.keep(preferences);
        assertThat(BankPlace.kept(preferences)).contains(FOLDER);
    }

    @Test
    void the_program_is_told_by_its_settings() {
        assertThat(FOLDER.settings()).containsExactly("--bank.data-directory=" + Path.of("/data/bank"));
        assertThat(SERVER.settings()).containsExactly("--bank.url=jdbc:postgresql://db/bank", "--bank.user=ada");
        assertThat(new BankPlace.Server("jdbc:postgresql://db/bank", "").settings())
                .containsExactly("--bank.url=jdbc:postgresql://db/bank");
    }
}
