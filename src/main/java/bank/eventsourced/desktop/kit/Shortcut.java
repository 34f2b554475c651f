package bank.eventsourced.desktop.kit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/**
 * Every key that does something: accelerators, hints and the sheet of keys come from here. What belongs to a place within
 * the window is carried out there and only described here.
 */
public enum Shortcut {

    OVERVIEW(Scope.WINDOW, KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN), ACCOUNTS(Scope.WINDOW, KeyCode.DIGIT2,
            KeyCombination.SHORTCUT_DOWN),
    JOURNAL(Scope.WINDOW, KeyCode.DIGIT3, KeyCombination.SHORTCUT_DOWN), LEDGER(Scope.WINDOW, KeyCode.DIGIT4,
            KeyCombination.SHORTCUT_DOWN),
    IMPORT(Scope.WINDOW, KeyCode.DIGIT5, KeyCombination.SHORTCUT_DOWN), EVENTS(Scope.WINDOW, KeyCode.DIGIT6,
            KeyCombination.SHORTCUT_DOWN),
    DELIVERIES(Scope.WINDOW, KeyCode.DIGIT7, KeyCombination.SHORTCUT_DOWN), SNAPSHOTS(Scope.WINDOW, KeyCode.DIGIT8,
            KeyCombination.SHORTCUT_DOWN),
    SETTINGS(Scope.WINDOW, KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN), HELP(Scope.WINDOW, KeyCode.F1),

    PALETTE(Scope.WINDOW, KeyCode.K, KeyCombination.SHORTCUT_DOWN), FILTER(Scope.WINDOW, KeyCode.F,
            KeyCombination.SHORTCUT_DOWN),
    NEW_TRANSACTION(Scope.WINDOW, KeyCode.M, KeyCombination.SHORTCUT_DOWN), OPEN_ACCOUNT(Scope.WINDOW, KeyCode.N,
            KeyCombination.SHORTCUT_DOWN),
    DEPOSIT(Scope.WINDOW, KeyCode.D, KeyCombination.SHORTCUT_DOWN), WITHDRAW(Scope.WINDOW, KeyCode.W,
            KeyCombination.SHORTCUT_DOWN),
    TRANSFER(Scope.WINDOW, KeyCode.T, KeyCombination.SHORTCUT_DOWN), IMPORT_FILE(Scope.WINDOW, KeyCode.I,
            KeyCombination.SHORTCUT_DOWN),
    REVERSE_LAST(Scope.WINDOW, KeyCode.Z, KeyCombination.SHORTCUT_DOWN), RELOAD(Scope.WINDOW, KeyCode.F5),
    BACK(Scope.WINDOW, KeyCode.LEFT, KeyCombination.ALT_DOWN), FORWARD(Scope.WINDOW, KeyCode.RIGHT,
            KeyCombination.ALT_DOWN),
    PRIVACY(Scope.WINDOW, KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    PAST(Scope.WINDOW, KeyCode.H, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    KEYS(Scope.OUTSIDE_TEXT, KeyCode.SLASH, KeyCombination.SHIFT_ANY), CONFIRM(Scope.FORM, KeyCode.ENTER,
            KeyCombination.SHORTCUT_DOWN),
    CANCEL(Scope.FORM, KeyCode.ESCAPE),

    OPEN_ROW(Scope.TABLE, KeyCode.ENTER), COPY_ROWS(Scope.TABLE, KeyCode.C, KeyCombination.SHORTCUT_DOWN),

    OLDER(Scope.HISTORY, KeyCode.LEFT), NEWER(Scope.HISTORY, KeyCode.RIGHT), FIRST(Scope.HISTORY, KeyCode.HOME), NOW(
            Scope.HISTORY, KeyCode.END),
    PLAY(Scope.HISTORY, KeyCode.SPACE);

    private final Scope scope;

    /** Key combinations never change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final KeyCombination keys;

    Shortcut(Scope scope, KeyCode key, Modifier... modifiers) {
        this.scope = scope;
        keys = new KeyCodeCombination(key, modifiers);
    }

    public Scope scope() {
        return scope;
    }

    public KeyCombination keys() {
        return keys;
    }

    /** As the platform writes it, such as {@code Ctrl+N}. */
    public String shown() {
        return this == KEYS ? "?" : keys.getDisplayText();
    }

    /** What it does, in the language of the window. */
    public String does(Texts texts) {
        return texts.get("key." + name());
    }

    /** The shortcut that goes to a section. */
    public static Optional<Shortcut> to(Section section) {
        return Arrays.stream(values()).filter(it -> it.name().equals(section.name())).findFirst();
    }

    /** Where a key does something. */
    public enum Scope {

        /** Everywhere in the window. */
        WINDOW,

        /** Everywhere but where text is typed. */
        OUTSIDE_TEXT,

        /** In forms. */
        FORM,

        /** In tables. */
        TABLE,

        /** In the history of an account. */
        HISTORY;

        public String name(Texts texts) {
            return texts.get("keys." + name().toLowerCase(Locale.ROOT));
        }
    }
}
