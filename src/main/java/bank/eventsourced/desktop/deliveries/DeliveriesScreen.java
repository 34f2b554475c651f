package bank.eventsourced.desktop.deliveries;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Cells.Meaning;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Page;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.operations.ParkedDelivery;

/** The registry and the followers: how far each is, what failed, what waits; retry, skip, hold. */
public final class DeliveriesScreen implements Screen {

    /** Attempts of a failing follower commit nothing, and ages grow: so the screen also looks by itself. */
    private static final Duration BETWEEN_LOOKS = Duration.seconds(2);
    private static final double MOST_FOLLOWERS_SHOWN = 3.2;

    /** What is longer is the id of a stream whose name cannot be read. */
    private static final int LONGEST_NUMBER = 34;

    private final Desk desk;
    private final DeliveriesViewModel model;
    private final QuestionPane followerQuestion;
    private final QuestionPane question;
    private final OutcomePane outcome;
    private final TableView<FollowerRow> followers;
    private final TableView<ParkedRow> parked;
    private final TableView<SkippedRow> skipped;
    private final Tab parkedTab = new Tab();
    private final Tab skippedTab = new Tab();
    private final TabPane tabs = new TabPane(parkedTab, skippedTab);
    private final TextArea details = new TextArea();
    private final Label summary = new Label();
    private final Button pause;
    private final Button resume;
    private final Button step;
    private final Button rebuild;
    private final Button retry;
    private final Button retryAll;
    private final Button skip;
    private final Button hold;
    private final Button copy;
    private final Button toEvent;
    private final Button toAccount;
    private final Page page;
    private final Timeline clock = new Timeline();
    private Subscription showing = Subscription.EMPTY;
    private List<String> selected = List.of();
    private String chosenFollower = "";

    public DeliveriesScreen(Desk desk) {
        this.desk = desk;
        this.model = new DeliveriesViewModel(desk);
        this.followerQuestion = new QuestionPane(desk, model, "follower-question");
        this.question = new QuestionPane(desk, model, "delivery-question");
        this.outcome = new OutcomePane(desk, model.control());
        followers = followersTable();
        parked = parkedTable();
        skipped = skippedTable();
        pause = button("pause-follower", "deliveries.pause", () -> follower().ifPresent(model::askToPause));
        resume = button("resume-follower", "deliveries.resume",
                () -> follower().ifPresent(it -> model.control().resume(it.progress().name())));
        step = button("step-follower", "deliveries.step",
                () -> follower().ifPresent(it -> model.control().step(it.progress().name())));
        rebuild = button("rebuild-follower", "deliveries.rebuild",
                () -> model.askToRebuild(follower().map(it -> it.progress().name()).orElse("")));
        retry = button("retry-selected", "deliveries.retry", () -> model.askToRetry(selectedRows()));
        retryAll = button("retry-all", "deliveries.retryAll", () -> model.askToRetry(List.copyOf(model.parked())));
        skip = button("skip-delivery", "deliveries.skip", () -> selectedRows().stream()
                .findFirst()
                .ifPresent(
                        model::askToSkip));
        hold = button("hold-account-deliveries", "deliveries.hold", model::askToHold);
        copy = button("copy-delivery", "deliveries.copy", () -> States.copy(details.getText()));
        toEvent = button("show-event", "deliveries.toEvent", this::goToEvent);
        toAccount = button("show-account", "deliveries.toAccount", this::goToAccount);
        var actions = new FlowPane(pause, resume, step, rebuild);
        actions.getStyleClass().add("delivery-actions");
        var root = new VBox(explanation(), Parts.panel(Parts.heading(text("deliveries.followers"), summary), actions,
                followerQuestion.root(), outcome.root(), followers), deliveries());
        root.getStyleClass().addAll("screen", "deliveries");
        page = Page.filled("deliveries-page", text("deliveries.title"), root);
        clock.getKeyFrames().add(new KeyFrame(BETWEEN_LOOKS, _ -> model.reload()));
        clock.setCycleCount(Animation.INDEFINITE);
        selectionChanged();
    }

    private Label explanation() {
        var sentence = new Label(text("deliveries.explanation"));
        sentence.setId("deliveries-explanation");
        Wrapping.allow(sentence);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        summary.setId("deliveries-summary");
        return sentence;
    }

    private Node deliveries() {
        details.setId("delivery-details");
        details.setAccessibleText(text("deliveries.details"));
        details.setEditable(false);
        Wrapping.allow(details);
        details.getStyleClass().add("monospace");
        details.setPrefRowCount(5);
        details.setMinHeight(Region.USE_PREF_SIZE);
        tabs.setId("delivery-tabs");
        tabs.setAccessibleText(text("deliveries.title"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        parkedTab.setContent(parked);
        skippedTab.setContent(skipped);
        var actions = new FlowPane(retry, retryAll, skip, hold, copy, toEvent, toAccount);
        actions.getStyleClass().add("delivery-actions");
        VBox.setVgrow(tabs, Priority.ALWAYS);
        var panel = new VBox(actions, question.root(), tabs, details);
        panel.getStyleClass().add("panel");
        VBox.setVgrow(panel, Priority.ALWAYS);
        return panel;
    }

    private TableView<FollowerRow> followersTable() {
        var table = Cells.<FollowerRow>table(desk, "followers", text("deliveries.followers"));
        table.getColumns()
                .setAll(List.of(Cells.narrow("name", text("deliveries.column.follower"), 110, FollowerRow::name),
                        Cells.text("state", text("deliveries.column.state"), 240, FollowerRow::state,
                                it -> it.isFine() ? Meaning.PLAIN : Meaning.DEBIT),
                        Cells.figures("checkpoint", text("deliveries.column.checkpoint"), 115,
                                FollowerRow::checkpoint),
                        Cells.figures("head", text("deliveries.column.head"), 115, FollowerRow::head),
                        Cells.figures("behind", text("deliveries.column.behind"), 95, FollowerRow::behind),
                        Cells.figures("lag", text("deliveries.column.lag"), 80, FollowerRow::lag),
                        Cells.figures("outstanding", text("deliveries.column.outstanding"), 130,
                                FollowerRow::outstanding),
                        Cells.figures("parked", text("deliveries.column.parked"), 90, FollowerRow::parked)));
        table.setItems(model.followers());
        table.setPlaceholder(States.loading(desk));
        var height = table.fixedCellSizeProperty().multiply(MOST_FOLLOWERS_SHOWN).add(4);
        table.prefHeightProperty().bind(height);
        table.minHeightProperty().bind(height);
        return table;
    }

    private TableView<ParkedRow> parkedTable() {
        var table = Cells.<ParkedRow>table(desk, "parked-deliveries", text("deliveries.parked"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getColumns()
                .setAll(List.of(Cells.narrow("account", text("deliveries.column.account"), 110, ParkedRow::account),
                        Cells.narrow("follower", text("deliveries.column.follower"), 90, ParkedRow::follower),
                        Cells.narrow("state", text("deliveries.column.state"), 100, ParkedRow::state),
                        Cells.figures("position", text("deliveries.column.position"), 95, ParkedRow::position),
                        Cells.figures("waiting", text("deliveries.column.waiting"), 100, ParkedRow::waiting),
                        Cells.figures("attempts", text("deliveries.column.attempts"), 100, ParkedRow::attempts),
                        Cells.figures("age", text("deliveries.column.age"), 70, ParkedRow::age),
                        Cells.text("error", text("deliveries.column.error"), 280, ParkedRow::error,
                                it -> it.delivery().state() == ParkedDelivery.State.FAILED ? Meaning.DEBIT
                                        : Meaning.PLAIN)));
        table.setItems(model.parked());
        table.setPlaceholder(States.loading(desk));
        Cells.onOpen(table, _ -> goToEvent());
        return table;
    }

    private TableView<SkippedRow> skippedTable() {
        var table = Cells.<SkippedRow>table(desk, "skipped-deliveries", text("deliveries.skipped"));
        table.getColumns()
                .setAll(List.of(Cells.narrow("account", text("deliveries.column.account"), 110, SkippedRow::account),
                        Cells.narrow("follower", text("deliveries.column.follower"), 90, SkippedRow::follower),
                        Cells.figures("position", text("deliveries.column.position"), 95, SkippedRow::position),
                        Cells.narrow("when", text("deliveries.column.when"), 150, SkippedRow::when),
                        Cells.narrow("actor", text("deliveries.column.actor"), 110, it -> it.delivery().actor()),
                        Cells.text("reason", text("deliveries.reason"), 260, it -> it.delivery().reason())));
        table.setItems(model.skipped());
        table.setPlaceholder(States.empty(text("deliveries.skipped.none"), text("deliveries.skipped.none.hint")));
        Cells.onOpen(table, _ -> goToEvent());
        return table;
    }

    private Button button(String id, String name, Runnable action) {
        return Parts.button(id, text(name), text(name + ".hint"), action);
    }

    @Override
    public Parent root() {
        return page.root();
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(text("deliveries.title"));
    }

    @Override
    public void show(Place place) {
        // There is one place of this kind.
    }

    @Override
    public void activate() {
        ListChangeListener<ParkedRow> rows = _ -> parkedChanged();
        ListChangeListener<FollowerRow> progress = _ -> followersChanged();
        model.followers().addListener(progress);
        ListChangeListener<SkippedRow> given = _ -> skippedTab.setText(text("deliveries.tab.skipped",
                model.skipped().size()));
        ListChangeListener<ParkedRow> chosen = _ -> selectionChanged();
        model.parked().addListener(rows);
        model.skipped().addListener(given);
        parked.getSelectionModel().getSelectedItems().addListener(chosen);
        showing = Subscription.combine(page.follow(), () -> model.parked().removeListener(rows),
                () -> model.followers().removeListener(progress),
                followers.getSelectionModel().selectedItemProperty().subscribe(_ -> followerChosen()),
                model.control().outcomeProperty().subscribe(outcome::show),
                () -> model.skipped().removeListener(given),
                () -> parked.getSelectionModel().getSelectedItems().removeListener(chosen),
                skipped.getSelectionModel().selectedItemProperty().subscribe(_ -> selectionChanged()),
                tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> selectionChanged()),
                model.questionProperty().subscribe(this::ask),
                model.failureProperty().subscribe(this::showFailure),
                model.summaryProperty().subscribe(this::showSummary), clock::stop);
        skippedTab.setText(text("deliveries.tab.skipped", model.skipped().size()));
        parkedChanged();
        followersChanged();
        model.activate();
        clock.play();
    }

    @Override
    public void deactivate() {
        model.deactivate();
        showing.unsubscribe();
        showing = Subscription.EMPTY;
    }

    @Override
    public void reload() {
        model.reload();
    }

    private void showSummary(String sentence) {
        summary.setText(sentence);
        if (model.seen()) {
            parked.setPlaceholder(States.empty(text("deliveries.none"), text("deliveries.none.hint")));
        }
    }

    private void showFailure(Optional<Exception> failure) {
        failure.ifPresent(it -> parked.setPlaceholder(States.failed(desk, it, model::reload)));
        if (failure.isEmpty()) {
            showSummary(model.summaryProperty().get());
        }
    }

    /** The rows are new ones: those that stand for the same are selected again. */
    private void parkedChanged() {
        parkedTab.setText(text("deliveries.tab.parked", model.parked().size()));
        var selection = parked.getSelectionModel();
        selection.clearSelection();
        for (int row = 0; row < model.parked().size(); row++) {
            if (selected.contains(model.parked().get(row).key())) {
                selection.select(row);
            }
        }
        selectionChanged();
    }

    private void ask(Optional<Question> asked) {
        followerQuestion.show(asked.filter(Question::isAboutFollower));
        question.show(asked.filter(it -> !it.isAboutFollower()));
    }

    /** The rows are new ones: the same follower is selected again, or the first one. */
    private void followersChanged() {
        var rows = model.followers();
        var again = rows.stream().filter(it -> it.progress().name().equals(chosenFollower)).findFirst();
        again.or(() -> rows.stream().findFirst()).ifPresent(followers.getSelectionModel()::select);
        followerChosen();
    }

    private void followerChosen() {
        if (!model.isReplacing()) {
            follower().ifPresent(it -> chosenFollower = it.progress().name());
        }
        pause.setDisable(follower().filter(it -> !it.isPaused()).isEmpty());
        resume.setDisable(follower().filter(FollowerRow::isPaused).isEmpty());
        step.setDisable(follower().filter(FollowerRow::isPaused).isEmpty());
    }

    private Optional<FollowerRow> follower() {
        return Optional.ofNullable(followers.getSelectionModel().getSelectedItem());
    }

    private List<ParkedRow> selectedRows() {
        return parked.getSelectionModel().getSelectedItems().stream().filter(it -> it != null).toList();
    }

    private void selectionChanged() {
        var rows = selectedRows();
        if (!model.isReplacing()) {
            selected = rows.stream().map(ParkedRow::key).collect(Collectors.toList());
        }
        var isParkedShown = !isSkippedShown();
        retry.setDisable(!isParkedShown || rows.isEmpty());
        retryAll.setDisable(model.parked().isEmpty());
        skip.setDisable(!isParkedShown || rows.size() != 1 || rows.getFirst().delivery().position().isEmpty());
        details.setText(words(isParkedShown));
        copy.setDisable(details.getText().isEmpty());
        toEvent.setDisable(event().isEmpty());
        toAccount.setDisable(account().isEmpty());
        desk.contextAccount().set(account());
    }

    private String words(boolean isParkedShown) {
        return isParkedShown
                ? selectedRows().stream()
                        .map(it -> model.words().details(it.delivery()))
                        .collect(Collectors.joining("\n\n"))
                : skippedRow().map(it -> model.words().details(it.delivery())).orElse("");
    }

    private Optional<SkippedRow> skippedRow() {
        return Optional.ofNullable(skipped.getSelectionModel().getSelectedItem());
    }

    private boolean isSkippedShown() {
        return skippedTab.isSelected();
    }

    private Optional<Place> event() {
        return isSkippedShown()
                ? skippedRow().map(it -> Place.Events.at(it.delivery().log(), it.delivery().position()))
                : selectedRows().stream()
                        .findFirst()
                        .flatMap(it -> it.delivery()
                                .position()
                                .map(position -> Place.Events.at(it.delivery().log(), position)));
    }

    private Optional<AccountNumber> account() {
        var name = isSkippedShown() ? skippedRow().map(SkippedRow::account)
                : selectedRows().stream().findFirst().map(ParkedRow::account);
        return name.filter(it -> it.length() <= LONGEST_NUMBER).map(AccountNumber::new);
    }

    private void goToEvent() {
        event().ifPresent(desk::go);
    }

    private void goToAccount() {
        account().map(Place.OneAccount::now).ifPresent(desk::go);
    }

    private String text(String name, Object... details) {
        return desk.texts().get(name, details);
    }
}
