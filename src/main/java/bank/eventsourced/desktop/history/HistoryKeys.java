package bank.eventsourced.desktop.history;

import java.util.Arrays;
import java.util.Optional;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import bank.eventsourced.desktop.kit.Shortcut;

/** The keys of the history. None of them acts where text is typed, and a button that has the focus keeps its space bar. */
record HistoryKeys(HistoryViewModel model) {

    private static final long PAGE = 10;

    void listenIn(Node root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!isTyping(event.getTarget())) {
                action(event).ifPresent(action -> {
                    action.run();
                    event.consume();
                });
            }
        });
    }

    private static boolean isTyping(EventTarget target) {
        return target instanceof TextInputControl || target instanceof ComboBoxBase<?>;
    }

    private Optional<Runnable> action(KeyEvent event) {
        var shortcut = Arrays.stream(Shortcut.values())
                .filter(it -> it.scope() == Shortcut.Scope.HISTORY && it.keys().match(event))
                .findFirst();
        if (shortcut.isPresent()) {
            return action(shortcut.get(), event.getTarget());
        }
        return event.isShortcutDown() || event.isAltDown() ? Optional.empty() : inList(event.getCode());
    }

    private Optional<Runnable> action(Shortcut shortcut, EventTarget target) {
        return switch (shortcut) {
            case OLDER -> Optional.of(() -> model.step(-1));
            case NEWER -> Optional.of(() -> model.step(1));
            case FIRST -> Optional.of(model::first);
            case NOW -> Optional.of(model::now);
            case PLAY -> target instanceof ButtonBase ? Optional.empty() : Optional.of(model::togglePlay);
            default -> Optional.empty();
        };
    }

    /** The list is in the order of versions, so its own keys mean the same. */
    private Optional<Runnable> inList(KeyCode key) {
        return switch (key) {
            case UP -> Optional.of(() -> model.step(-1));
            case DOWN -> Optional.of(() -> model.step(1));
            case PAGE_UP -> Optional.of(() -> model.step(-PAGE));
            case PAGE_DOWN -> Optional.of(() -> model.step(PAGE));
            default -> Optional.empty();
        };
    }
}
