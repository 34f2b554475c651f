package bank.eventsourced.desktop;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys of the main window: accelerators and tooltips come from here. */
enum Shortcut {

    CREATE(KeyCode.N, KeyCombination.SHORTCUT_DOWN), CREDIT(KeyCode.D, KeyCombination.SHORTCUT_DOWN), DEBIT(KeyCode.W,
            KeyCombination.SHORTCUT_DOWN),
    RELOAD(KeyCode.F5);

    /** Key combinations never change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final KeyCombination keys;

    Shortcut(KeyCode key, KeyCombination.Modifier... modifiers) {
        keys = new KeyCodeCombination(key, modifiers);
    }

    KeyCombination keys() {
        return keys;
    }

    /** As the platform writes it, such as {@code Ctrl+N}. */
    String shown() {
        return keys.getDisplayText();
    }
}
