package bank.eventsourced.desktop.snapshots;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Wrapping;

/** Asks before something is deleted, in place: nothing else has to wait for the answer. On the FX thread. */
final class Confirmation {

    private final Label question = new Label();
    private final Button keep;
    private final FlowPane root;
    private Runnable action = () -> {};

    Confirmation(Desk desk) {
        var texts = desk.texts();
        var confirm = Parts.button("snapshots-confirm", texts.get("snapshots.confirm"),
                texts.get("snapshots.confirm.hint"), this::confirmed);
        confirm.getStyleClass().add(Styles.DANGER);
        keep = Parts.button("snapshots-keep", texts.get("snapshots.keep"), texts.get("snapshots.keep.hint"),
                this::close);
        question.setId("snapshots-question");
        Wrapping.allow(question);
        root = new FlowPane(8, 8, question, confirm, keep);
        root.getStyleClass().addAll("filters", "past-band");
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        close();
    }

    Node root() {
        return root;
    }

    void ask(String sentence, Runnable whenConfirmed) {
        question.setText(sentence);
        action = whenConfirmed;
        visible(true);
        keep.requestFocus();
    }

    void close() {
        action = () -> {};
        visible(false);
    }

    private void confirmed() {
        var confirmed = action;
        close();
        confirmed.run();
    }

    private void visible(boolean shown) {
        root.setVisible(shown);
        root.setManaged(shown);
    }
}
