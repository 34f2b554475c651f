package bank.eventsourced.desktop.kit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.DirectoryChooser;

/** A folder that is typed, or chosen among those of the machine. */
public final class FolderField {

    private final TextField field = new TextField();
    private final HBox root;
    private final String title;

    /** @param title what the folder is for; names the field for screen readers and heads the chooser */
    public FolderField(Desk desk, String id, String title) {
        this.title = title;
        field.setId(id);
        field.setAccessibleText(title);
        field.setPromptText(desk.texts().get("folder.prompt"));
        HBox.setHgrow(field, Priority.ALWAYS);
        var choose = Parts.button(id + "-choose", desk.texts().get("folder.choose"), title, this::choose);
        root = new HBox(field, choose);
        root.getStyleClass().add("folder-field");
    }

    public Parent root() {
        return root;
    }

    public StringProperty textProperty() {
        return field.textProperty();
    }

    /** What was typed or chosen, if a folder can be called that. */
    public static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty()
                    : Optional.of(Path.of(text.strip()).toAbsolutePath().normalize());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private void choose() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        path(field.getText()).filter(Files::isDirectory).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        File chosen = chooser.showDialog(root.getScene().getWindow());
        if (chosen != null) {
            field.setText(chosen.toString());
        }
    }
}
