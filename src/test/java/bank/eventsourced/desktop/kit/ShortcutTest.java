package bank.eventsourced.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class ShortcutTest {

    @Test
    void no_two_shortcuts_of_the_window_clash_and_none_hides_one_within_it() {
        for (var one : Shortcut.values()) {
            assertThat(Stream.of(Shortcut.values())
                    .filter(it -> it != one && it.keys().equals(one.keys()))
                    .filter(it -> it.scope() == one.scope() || one.scope() == Shortcut.Scope.WINDOW))
                    .as("the same keys as %s", one)
                    .isEmpty();
        }
    }

    @Test
    void every_section_has_a_shortcut_and_every_shortcut_says_what_it_does_in_both_languages() {
        for (var section : Section.values()) {
            assertThat(Shortcut.to(section)).isPresent();
        }
        for (var texts : new Texts[]{new Texts(Locale.ENGLISH), new Texts(Locale.GERMAN)}) {
            for (var shortcut : Shortcut.values()) {
                assertThat(shortcut.does(texts)).isNotBlank();
                assertThat(shortcut.shown()).isNotBlank();
            }
            for (var scope : Shortcut.Scope.values()) {
                assertThat(scope.name(texts)).isNotBlank();
            }
        }
    }
}
