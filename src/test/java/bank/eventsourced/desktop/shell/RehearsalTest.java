package bank.eventsourced.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.Section;

/** Screens that are made ready before somebody goes there. */
@SharesTheScreen
class RehearsalTest {

    @TempDir
    private Path folder;

    private DesktopDriver driver;

    @BeforeEach
    void open() {
        driver = DesktopDriver.open(folder);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void dresses_every_screen_and_shows_it_to_nobody() {
        var screens = new Screens(driver.desk());
        var ready = DesktopDriver.onFxThread(() -> new Rehearsal(driver.desk(), screens).begin());
        DesktopDriver.await("all screens are ready", ready::isDone);
        ready.join();
        for (var section : Section.values()) {
            var root = screens.of(section.place()).root();
            assertThat(root.getScene()).as(section.name()).isNull();
            assertThat(controls(root)).as(section.name()).allMatch(it -> it.getSkin() != null);
        }
    }

    private static List<Control> controls(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(node instanceof Control control ? Stream.of(control) : Stream.of(),
                        parent.getChildrenUnmodifiable().stream().flatMap(it -> controls(it).stream())).toList()
                : List.of();
    }

    @Test
    void a_screen_that_was_made_ready_reads_the_bank_when_somebody_comes() {
        driver.prepareScreens();
        for (var section : Section.values()) {
            driver.go(section.place());
            assertThat(driver.here()).isEqualTo(section.place());
        }
        driver.go(new Place.Ledger(Optional.empty()));
        driver.awaitShown("ledger-first");
    }

    @Test
    void who_comes_while_a_screen_is_lent_sees_it_when_it_is_back() {
        var screens = new Screens(driver.desk());
        var seen = new ArrayList<Screen>();
        DesktopDriver.onFxThread(() -> {
            assertThat(screens.lend(new Place.Help())).isPresent();
            screens.visit(new Place.Help(), seen::add);
            assertThat(seen).isEmpty();
            screens.takeBack();
            assertThat(seen).containsExactly(screens.of(new Place.Help()));
            return true;
        });
    }

    @Test
    void who_has_gone_elsewhere_meanwhile_is_not_fetched_back() {
        var screens = new Screens(driver.desk());
        var seen = new ArrayList<Screen>();
        DesktopDriver.onFxThread(() -> {
            assertThat(screens.lend(new Place.Help())).isPresent();
            screens.visit(new Place.Help(), seen::add);
            screens.visit(new Place.Settings(), seen::add);
            screens.takeBack();
            assertThat(seen).containsExactly(screens.of(new Place.Settings()));
            return true;
        });
    }

    @Test
    void what_somebody_has_seen_is_not_lent() {
        var screens = new Screens(driver.desk());
        DesktopDriver.onFxThread(() -> {
            screens.visit(new Place.Help(), _ -> {});
            assertThat(screens.lend(new Place.Help())).isEmpty();
            return true;
        });
    }
}
