package bank.eventsourced.desktop.shell;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LongTask;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;

/** Below everything: how the ledger stands, how many accounts there are, and what is under way. */
final class StatusBar {

    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("behind");

    private final Desk desk;
    private final ShellViewModel model;
    private final Region dot = new Region();
    private final Button ledger;
    private final Label accounts = new Label();
    private final Label bankFile = new Label();
    private final Label backupAge = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button tasks;
    private final HBox root;
    private Subscription progressing = Subscription.EMPTY;

    StatusBar(Desk desk, ShellViewModel model) {
        this.desk = desk;
        this.model = model;
        var texts = desk.texts();
        dot.getStyleClass().add("dot");
        ledger = Parts.button("status-ledger", "", texts.get("shell.section.DELIVERIES"),
                () -> desk.go(new Place.Deliveries()));
        ledger.setGraphic(dot);
        ledger.getStyleClass().addAll(Styles.FLAT, "status-link");
        ledger.setMnemonicParsing(false);
        accounts.setId("status-accounts");
        accounts.setMinWidth(Region.USE_PREF_SIZE);
        ledger.setMinWidth(Region.USE_PREF_SIZE);
        bankFile.setId("status-file");
        bankFile.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        bankFile.getStyleClass().addAll(Styles.TEXT_MUTED, "may-be-cut");
        bankFile.setMinWidth(0);
        backupAge.setId("status-backup");
        backupAge.getStyleClass().addAll(Styles.TEXT_MUTED, "may-be-cut");
        backupAge.setMinWidth(0);
        tasks = Parts.button("status-tasks", "", texts.get("shell.tasks.hint"), this::showTasks);
        tasks.setMnemonicParsing(false);
        tasks.getStyleClass().addAll(Styles.FLAT, "status-link");
        progress.setAccessibleText(texts.get("shell.tasks.hint"));
        progress.setPrefWidth(120);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        root = new HBox(ledger, accounts, backupAge, bankFile, gap, tasks, progress);
        root.getStyleClass().add("status-bar");
    }

    Parent root() {
        return root;
    }

    Subscription follow() {
        ListChangeListener<LongTask> changed = _ -> showRunning();
        var running = desk.tasks().running();
        running.addListener(changed);
        showRunning();
        return Subscription.combine(model.ledgerStateProperty().subscribe(text -> {
            ledger.setText(text);
            ledger.setAccessibleText(text);
        }), model.upToDateProperty().subscribe(it -> dot.pseudoClassStateChanged(BEHIND, !it)),
                model.accountCountProperty().subscribe(accounts::setText),
                model.backupAgeProperty().subscribe(backupAge::setText),
                model.bankFileProperty().subscribe(text -> {
                    bankFile.setText(text);
                    bankFile.setTooltip(text.isEmpty() ? null : new Tooltip(text));
                }), () -> running.removeListener(changed),
                () -> progressing.unsubscribe());
    }

    private void showRunning() {
        var running = desk.tasks().running();
        var any = !running.isEmpty();
        tasks.setVisible(any);
        progress.setVisible(any);
        progressing.unsubscribe();
        if (any) {
            var text = running.size() == 1 ? running.getFirst().title()
                    : desk.texts().get("shell.tasks.several", running.size());
            tasks.setText(text);
            tasks.setAccessibleText(text);
            progressing = running.getFirst()
                    .fractionProperty()
                    .subscribe(it -> progress.setProgress(it.doubleValue()));
        }
    }

    /** The list of what is under way, each with its progress and a way to stop it. */
    private void showTasks() {
        var list = new VBox();
        list.getStyleClass().add("task-list");
        desk.tasks().running().forEach(task -> list.getChildren().add(line(task)));
        var item = new CustomMenuItem(list, false);
        item.getStyleClass().add("task-item");
        var menu = new ContextMenu(item);
        menu.show(tasks, Side.TOP, 0, 0);
        if (desk.tasks().running().isEmpty()) {
            menu.hide();
        }
    }

    private HBox line(LongTask task) {
        var name = new Label(task.title());
        HBox.setHgrow(name, Priority.ALWAYS);
        var bar = new ProgressBar();
        bar.setAccessibleText(task.title());
        bar.progressProperty().bind(task.fractionProperty());
        var cancel = Parts.button("cancel-task", desk.texts().get("shell.tasks.cancel"),
                desk.texts().get("shell.tasks.cancel"), task::cancel);
        cancel.disableProperty().bind(task.cancellingProperty().or(task.endedProperty()));
        var line = new HBox(name, bar, cancel);
        line.getStyleClass().add("task");
        return line;
    }
}
