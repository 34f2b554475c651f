package bank.eventsourced.desktop.settings;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.FolderField;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Texts;

/** Where the bank lies, its backups, its proof, and another bank. */
final class DataCard {

    private static final String EXAMPLE = "jdbc:postgresql://host:5432/bank";

    private final DataViewModel model;
    private final RestoreForm restore;
    private final FolderField backupFolder;
    private final FolderField otherFolder;
    private final TextField address = new TextField();
    private final TextField user = new TextField();
    private final Label folder = Cards.words("", "setting-value");
    private final Label size = Cards.words("", "setting-value");
    private final Label last = Cards.words("", "setting-value");
    private final Label verified = Cards.words("", "setting-value");
    private final Label problem = Cards.words("", "form-problem");
    private final Label protection = Cards.words("", "setting-value");
    private final Label encryption = Cards.words("", "setting-value");
    private final Label intervals = Cards.words("", "setting-value");
    private final Label packing = Cards.words("", "setting-value");
    private final Button backUp;
    private final Button verify;
    private final Label server;
    private final Node ownBackup;
    private final Node ownRestore;
    private final Node openFolder;
    private final List<Node> cards;

    DataCard(Desk desk) {
        var texts = desk.texts();
        model = new DataViewModel(desk);
        restore = new RestoreForm(new RestoreViewModel(desk));
        backupFolder = new FolderField(desk, "backup-folder", texts.get("settings.backup.folder"));
        otherFolder = new FolderField(desk, "other-folder", texts.get("settings.other.folder"));
        named(address, "server-address", texts.get("settings.server.address"), EXAMPLE);
        named(user, "server-user", texts.get("settings.server.user"), texts.get("settings.server.user"));
        backUp = button(texts, "back-up", "settings.backup.action", model::backUp);
        verify = button(texts, "verify", "settings.verify.action", model::verify);
        folder.setId("data-folder");
        size.setId("data-size");
        last.setId("last-backup");
        verified.setId("verified");
        protection.setId("text-protection");
        encryption.setId("file-encryption");
        packing.setId("packing");
        intervals.setId("snapshot-intervals");
        problem.setId("data-problem");
        server = Cards.words(texts.get("settings.backup.server"), "setting-value");
        server.setId("backup-on-server");
        openFolder = actions(button(texts, "open-folder", "settings.data.open", model::openFolder));
        ownBackup = ownBackup(texts);
        ownRestore = Cards.card(texts.get("settings.restore"),
                Cards.words(texts.get("settings.restore.text"), "setting-value"), restore.root());
        cards = List.of(data(texts), Cards.card(texts.get("settings.backup"), server, ownBackup, problem), ownRestore,
                Cards.card(texts.get("settings.snapshots"), intervals,
                        Cards.words(texts.get("settings.snapshots.hint"), Styles.TEXT_MUTED)));
    }

    private Node data(Texts texts) {
        var other = button(texts, "open-other", "settings.other.action", model::openOther);
        var place = Cards.setting(texts.get("settings.data.place"), folder, "");
        place.getChildren().add(openFolder);
        return Cards.card(texts.get("settings.data"), place, Cards.setting(texts.get("settings.data.size"), size, ""),
                Cards.setting(texts.get("settings.verify"), actions(verify), texts.get("settings.verify.hint")),
                verified, Cards.setting(texts.get("settings.texts"), protection, ""),
                Cards.setting(texts.get("settings.encryption"), encryption, ""),
                Cards.setting(texts.get("settings.packing"), packing, texts.get("settings.packing.hint")),
                Cards.setting(texts.get("settings.other"), new VBox(8, otherFolder.root(), actions(other)),
                        texts.get("settings.other.hint")),
                Cards.setting(texts.get("settings.server"),
                        new VBox(8, address, user,
                                actions(button(texts, "open-server", "settings.server.action", model::openServer))),
                        texts.get("settings.server.hint")));
    }

    private static void named(TextField field, String id, String name, String prompt) {
        field.setId(id);
        field.setAccessibleText(name);
        field.setPromptText(prompt);
    }

    private Node ownBackup(Texts texts) {
        var parts = new VBox(Cards.setting(texts.get("settings.backup.title"), last, ""),
                Cards.setting(texts.get("settings.backup.folder"), new VBox(8, backupFolder.root(), actions(backUp)),
                        texts.get("settings.backup.hint")));
        parts.getStyleClass().add("setting-parts");
        return parts;
    }

    /** What this program can do with files, it can only where it has files. */
    private void showOnServer(boolean onServer) {
        Cards.setShown(server, onServer);
        List.of(ownBackup, ownRestore, openFolder).forEach(it -> Cards.setShown(it, !onServer));
    }

    private static HBox actions(Button... buttons) {
        var actions = new HBox(buttons);
        actions.getStyleClass().add("settings-actions");
        return actions;
    }

    private static Button button(Texts texts, String id, String name, Runnable action) {
        return Parts.button(id, texts.get(name), texts.get(name + ".hint"), action);
    }

    List<Node> cards() {
        return cards;
    }

    void reload() {
        model.reload();
    }

    Subscription follow() {
        model.reload();
        backupFolder.textProperty().bindBidirectional(model.backupFolderProperty());
        otherFolder.textProperty().bindBidirectional(model.otherFolderProperty());
        address.textProperty().bindBidirectional(model.serverProperty());
        user.textProperty().bindBidirectional(model.serverUserProperty());
        return Subscription.combine(restore.follow(), model.folderProperty().subscribe(folder::setText),
                model.sizeProperty().subscribe(size::setText), model.onServerProperty().subscribe(this::showOnServer),
                model.intervalsProperty().subscribe(intervals::setText),
                model.protectionProperty().subscribe(protection::setText),
                model.encryptionProperty().subscribe(encryption::setText),
                model.packingProperty().subscribe(packing::setText),
                model.lastProperty().subscribe(last::setText),
                model.verifiedProperty().subscribe(it -> show(verified, it)),
                model.problemProperty().subscribe(it -> show(problem, it)),
                model.backingUpProperty().subscribe(backUp::setDisable),
                model.verifyingProperty().subscribe(verify::setDisable),
                () -> backupFolder.textProperty().unbindBidirectional(model.backupFolderProperty()),
                () -> otherFolder.textProperty().unbindBidirectional(model.otherFolderProperty()),
                () -> address.textProperty().unbindBidirectional(model.serverProperty()),
                () -> user.textProperty().unbindBidirectional(model.serverUserProperty()));
    }

    private static void show(Label label, String text) {
        label.setText(text);
        Cards.setShown(label, !text.isEmpty());
    }
}
