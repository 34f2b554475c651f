package bank.eventsourced.desktop.imports;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import bank.eventsourced.desktop.imports.ImportsViewModel.Step;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.Shortcut;

/** The import of files, in four steps. A file can be dropped anywhere on it. */
public final class ImportsScreen implements Screen {

    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

    private final ImportsViewModel model;
    private final ObservableValue<String> title;
    private final BorderPane root = new BorderPane();
    private final Map<Step, StepView> steps = new EnumMap<>(Step.class);
    private final Map<Step, Label> path = new EnumMap<>(Step.class);

    public ImportsScreen(Desk desk) {
        model = new ImportsViewModel(desk);
        title = new ReadOnlyStringWrapper(desk.texts().get("imports.title"));
        steps.put(Step.FILE, new FileStep(desk, model));
        steps.put(Step.COLUMNS, new ColumnsStep(desk, model));
        steps.put(Step.CHECK, new CheckStep(desk, model));
        steps.put(Step.RESULT, new ResultStep(desk, model));
        Stream.of(Step.values()).forEach(it -> path.put(it, new Label(desk.texts().get("imports.step." + it.name()))));
        root.getStyleClass().addAll("screen", "imports");
        root.setTop(path());
        root.addEventHandler(DragEvent.DRAG_OVER, this::offered);
        root.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.stepProperty().subscribe(this::show);
        model.runningProperty().subscribe(running -> keepFocus(running.isPresent()));
    }

    private HBox path() {
        var shown = new HBox();
        shown.getStyleClass().add("import-path");
        for (var step : Step.values()) {
            if (step != Step.FILE) {
                shown.getChildren().add(new FontIcon(Feather.CHEVRON_RIGHT));
            }
            shown.getChildren().add(path.get(step));
        }
        return shown;
    }

    private void show(Step step) {
        root.setCenter(view(step).root());
        path.forEach((it, label) -> label.pseudoClassStateChanged(HERE, it == step));
        if (root.getScene() != null) {
            view(step).focus();
        }
    }

    /** While something is under way most controls are disabled: the focus stays on the screen, so that Esc cancels. */
    private void keepFocus(boolean running) {
        if (root.getScene() == null) {
            return;
        }
        if (running) {
            root.requestFocus();
        } else if (root.isFocused()) {
            view(model.stepProperty().get()).focus();
        }
    }

    private StepView view(Step step) {
        return Objects.requireNonNull(steps.get(step));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return title;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.ImportFile(var file)) {
            file.ifPresent(model::choose);
        }
    }

    @Override
    public void activate() {
        model.readPastImports();
    }

    /** An import that is under way goes on; the status bar shows it. */
    @Override
    public void deactivate() {}

    @Override
    public void reload() {
        model.readPastImports();
    }

    private void offered(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<Path> files = event.getDragboard().getFiles().stream().map(java.io.File::toPath).toList();
        if (!files.isEmpty()) {
            model.choose(files.getFirst());
        }
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }

    private void pressed(KeyEvent event) {
        if (Shortcut.CONFIRM.keys().match(event)) {
            view(model.stepProperty().get()).confirm();
            event.consume();
        } else if (Shortcut.CANCEL.keys().match(event) && model.runningProperty().get().isPresent()) {
            model.cancel();
            event.consume();
        }
    }
}
