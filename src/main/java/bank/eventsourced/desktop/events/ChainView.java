package bank.eventsourced.desktop.events;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LongTask;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Watch;
import bank.eventsourced.operations.LoggedEvents.ChainCheck;
import bank.eventsourced.operations.LoggedEvents.Fault;

/** Verifies the chain of a log as a long task, and says what was found. On the FX thread. */
final class ChainView {

    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("behind");

    private final Desk desk;
    private final LongConsumer goTo;
    private final Button verify;
    private final Label result = new Label();
    private final Hyperlink fault = new Hyperlink();
    private final HBox root;
    private @Nullable LongTask running;

    /** @param goTo shows the event at a position of the log that was verified */
    ChainView(Desk desk, LongConsumer goTo, Runnable start) {
        this.desk = desk;
        this.goTo = goTo;
        var texts = desk.texts();
        verify = Parts.button("events-verify", texts.get("events.verify"), texts.get("events.verify.hint"), start);
        result.setId("events-chain");
        result.getStyleClass().add("badge");
        fault.setId("events-fault");
        root = new HBox(result, fault);
        root.getStyleClass().addAll("filters", "chain");
        show(Optional.empty());
    }

    /** What was found. */
    Node root() {
        return root;
    }

    Button button() {
        return verify;
    }

    /** Begins, or stops what has begun. */
    void verify(String log) {
        var texts = desk.texts();
        if (running != null) {
            running.cancel();
            return;
        }
        show(Optional.empty());
        verify.setText(texts.get("events.verify.stop"));
        running = desk.tasks()
                .start(texts.get("events.verify.task", log),
                        progress -> desk.bank().events().verifyChain(log, new Watch(progress)), this::verified,
                        this::failed);
    }

    private void verified(ChainCheck check) {
        ended();
        show(Optional.of(check));
        check.fault().ifPresent(it -> desk.notices().warn(sentence(check.log(), it)));
    }

    private void failed(Exception failure) {
        ended();
        if (failure instanceof CancellationException) {
            desk.notices().say(desk.texts().get("events.verify.stopped"));
        } else {
            desk.notices().warn(desk.texts().get("failure.reading", desk.language().sentence(failure)));
        }
    }

    private void ended() {
        running = null;
        verify.setText(desk.texts().get("events.verify"));
    }

    /** Forgets what was found: the screen shows another log. */
    void forget() {
        show(Optional.empty());
    }

    private void show(Optional<ChainCheck> check) {
        var broken = check.flatMap(ChainCheck::fault);
        result.setText(check.map(this::summary).orElse(""));
        result.pseudoClassStateChanged(BEHIND, broken.isPresent());
        show(root, check.isPresent());
        broken.ifPresent(it -> {
            fault.setText(desk.texts().get("events.verify.goTo", desk.language().count(it.position())));
            fault.setAccessibleText(fault.getText());
            fault.setOnAction(_ -> goTo.accept(it.position()));
        });
        show(fault, broken.isPresent());
    }

    private String summary(ChainCheck check) {
        return check.fault()
                .map(it -> sentence(check.log(), it))
                .orElseGet(() -> desk.texts().get("events.verify.whole", desk.language().count(check.events())));
    }

    private String sentence(String log, Fault it) {
        return desk.texts().get("events.fault." + it.kind(), log, desk.language().count(it.position()));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
