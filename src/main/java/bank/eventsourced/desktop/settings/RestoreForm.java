package bank.eventsourced.desktop.settings;

import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.kit.FolderField;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.operations.Backups.Backup;

/** Names the folder of a backup, shows what is in it, and asks once more. */
public final class RestoreForm {

    private final RestoreViewModel model;
    private final FolderField folder;
    private final Label problem = new Label();
    private final Label about = new Label();
    private final Label warning = new Label();
    private final HBox confirmation;
    private final VBox root;
    private final javafx.scene.control.Button inspect;

    public RestoreForm(RestoreViewModel model) {
        this.model = model;
        var texts = model.desk().texts();
        folder = new FolderField(model.desk(), "restore-folder", texts.get("settings.restore.folder"));
        inspect = Parts.button("restore-inspect", texts.get("settings.restore.inspect"),
                texts.get("settings.restore.inspect.hint"), model::inspect);
        var restore = Parts.button("restore-confirm", texts.get("settings.restore.confirm"),
                texts.get("settings.restore.confirm.hint"), model::restore);
        restore.getStyleClass().add(Styles.ACCENT);
        var cancel = Parts.button("restore-cancel", texts.get("form.cancel"), texts.get("form.cancel"),
                model::forgetFound);
        about.setId("restore-about");
        warning.setText(texts.get("settings.restore.warning"));
        problem.setId("restore-problem");
        problem.getStyleClass().add("form-problem");
        for (var words : new Label[]{problem, about, warning}) {
            Wrapping.allow(words);
        }
        confirmation = new HBox(restore, cancel);
        confirmation.getStyleClass().add("settings-actions");
        root = new VBox(folder.root(), inspect, problem, about, warning, confirmation);
        root.getStyleClass().add("restore-form");
    }

    public Parent root() {
        return root;
    }

    /** Follows its view model until the subscription ends. */
    public Subscription follow() {
        folder.textProperty().bindBidirectional(model.folderProperty());
        return Subscription.combine(model.problemProperty().subscribe(this::showProblem),
                model.foundProperty().subscribe(this::showFound), model.busyProperty().subscribe(inspect::setDisable),
                () -> folder.textProperty().unbindBidirectional(model.folderProperty()));
    }

    private void showProblem(String sentence) {
        problem.setText(sentence);
        setShown(problem, !sentence.isEmpty());
    }

    private void showFound(Optional<Backup> found) {
        about.setText(found.map(it -> BackupTexts.describe(model.desk().language(), it)).orElse(""));
        for (var node : new javafx.scene.Node[]{about, warning, confirmation}) {
            setShown(node, found.isPresent());
        }
    }

    private static void setShown(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
