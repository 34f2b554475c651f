package bank.eventsourced.desktop.snapshots;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.IndentedJson;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Watch;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.operations.Snapshots.Check;
import bank.eventsourced.operations.Snapshots.LoadTimes;
import bank.eventsourced.operations.Snapshots.Snapshot;

/** Everything about the selected snapshot, and what can be done about it. On the FX thread. */
final class SnapshotDetails {

    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("behind");
    private static final String ACCOUNT = "account";
    private static final int LARGEST_TEXT_ROWS = 16;

    private final Desk desk;
    private final Words words;
    private final Label name = new Label();
    private final Label about = new Label();
    private final Label times = new Label();
    private final Label found = new Label();
    private final TextArea state = new TextArea();
    private final Label eventsTitle = new Label();
    private final TextArea eventsState = new TextArea();
    private final Button measure;
    private final Button verify;
    private final Button take;
    private final Button delete;
    private final Button account;
    private final VBox content;
    private final ScrollPane root;
    private Optional<Snapshot> shown = Optional.empty();

    SnapshotDetails(Desk desk, Words words, Runnable takeAgain, Runnable askToDelete) {
        this.desk = desk;
        this.words = words;
        measure = button("measure", this::measure);
        verify = button("verify", this::verify);
        take = button("takeAgain", takeAgain);
        delete = button("delete", askToDelete);
        account = button("account", () -> shown.ifPresent(it -> desk
                .go(Place.OneAccount.now(new AccountNumber(it.name())))));
        name.setId("snapshot-name");
        name.getStyleClass().add("panel-title");
        about.setId("snapshot-about");
        about.getStyleClass().add(Styles.TEXT_MUTED);
        times.setId("snapshot-times");
        found.setId("snapshot-found");
        found.getStyleClass().add("badge");
        area(state, "snapshot-state", "snapshots.state");
        area(eventsState, "snapshot-events-state", "snapshots.eventsState");
        eventsTitle.setText(desk.texts().get("snapshots.eventsState"));
        Stream.of(name, about, times, found, eventsTitle).forEach(it -> {
            Wrapping.allow(it);
            it.setMinHeight(Region.USE_PREF_SIZE);
        });
        content = new VBox(name, about, new FlowPane(8, 8, measure, verify, take, delete, account), times, found,
                state, eventsTitle, eventsState);
        content.getStyleClass().add("snapshot-details");
        root = new ScrollPane(content);
        root.setFitToWidth(true);
        root.setFocusTraversable(false);
        forget(Optional.empty());
        show(Optional.empty());
    }

    Node root() {
        return root;
    }

    Optional<Snapshot> shown() {
        return shown;
    }

    /** Another snapshot, or the same one as it is now; what was found out about an unchanged one stays. */
    void show(Optional<Snapshot> snapshot) {
        var same = snapshot.map(SnapshotDetails::identity).equals(shown.map(SnapshotDetails::identity));
        shown = snapshot;
        List.of(measure, verify, take, delete).forEach(it -> it.setDisable(snapshot.isEmpty()));
        visible(account, snapshot.filter(it -> it.streamType().equals(ACCOUNT)).isPresent());
        name.setText(snapshot.map(it -> desk.texts().get("snapshots.of", it.streamType(), it.name()))
                .orElseGet(() -> desk.texts().get("snapshots.details.none")));
        about.setText(snapshot.map(this::about).orElse(""));
        visible(about, snapshot.isPresent());
        if (!same) {
            forget(snapshot);
        }
    }

    /** What was found out was about another one. */
    private void forget(Optional<Snapshot> snapshot) {
        say(times, Optional.empty());
        say(found, Optional.empty());
        fill(state, snapshot.map(Snapshot::payload));
        fill(eventsState, Optional.empty());
        visible(eventsTitle, false);
    }

    private record Identity(UUID stream, long version, String payload) {}

    private static Identity identity(Snapshot it) {
        return new Identity(it.stream(), it.version(), it.payload());
    }

    private String about(Snapshot it) {
        return desk.texts()
                .get("snapshots.about", desk.language().count(it.version()),
                        desk.language().count(it.eventsSince()), words.takenAt(it), words.size(it.size()),
                        words.state(it), words.next(it));
    }

    private void measure() {
        shown.ifPresent(it -> {
            measure.setDisable(true);
            desk.tasks()
                    .start(desk.texts().get("snapshots.measure.task", it.name()),
                            _ -> desk.bank().snapshots().measure(it.stream()), measured -> measured(it, measured),
                            failure -> failed(failure, measure));
        });
    }

    private void measured(Snapshot of, LoadTimes measured) {
        measure.setDisable(shown.isEmpty());
        if (isShown(of)) {
            say(times, words.times(measured));
        }
    }

    private void verify() {
        shown.ifPresent(it -> {
            verify.setDisable(true);
            desk.tasks()
                    .start(desk.texts().get("snapshots.verify.task", it.name()),
                            progress -> desk.bank().snapshots().verify(it.stream(), new Watch(progress)),
                            check -> verified(it, check), failure -> failed(failure, verify));
        });
    }

    private void verified(Snapshot of, Check check) {
        verify.setDisable(shown.isEmpty());
        if (!isShown(of)) {
            return;
        }
        say(found, Optional.of(words.check(check)));
        found.pseudoClassStateChanged(BEHIND, !(check instanceof Check.Same));
        if (check instanceof Check.Different(_, _, var events)) {
            fill(eventsState, Optional.of(events));
            visible(eventsTitle, true);
        }
    }

    private boolean isShown(Snapshot of) {
        return shown.map(SnapshotDetails::identity).equals(Optional.of(identity(of)));
    }

    private void failed(Exception failure, Button button) {
        button.setDisable(shown.isEmpty());
        if (failure instanceof CancellationException) {
            desk.notices().say(desk.texts().get("snapshots.stopped"));
        } else {
            desk.notices().warn(desk.texts().get("failure.reading", desk.language().sentence(failure)));
        }
    }

    private Button button(String name, Runnable action) {
        var texts = desk.texts();
        return Parts.button("snapshots-" + name, texts.get("snapshots." + name),
                texts.get("snapshots." + name + ".hint"), action);
    }

    private void area(TextArea area, String id, String name) {
        area.setId(id);
        area.setAccessibleText(desk.texts().get(name));
        area.setEditable(false);
        Wrapping.allow(area);
        area.getStyleClass().add("monospace");
        area.setMinHeight(Region.USE_PREF_SIZE);
    }

    private static void fill(TextArea area, Optional<String> json) {
        var text = json.map(IndentedJson::of).orElse("");
        area.setText(text);
        area.setPrefRowCount((int) Math.min(LARGEST_TEXT_ROWS, text.lines().count() + 1));
        visible(area, json.isPresent());
    }

    private static void say(Label label, Optional<String> sentence) {
        label.setText(sentence.orElse(""));
        visible(label, sentence.isPresent());
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
