package bank.eventsourced.desktop.welcome;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LongTask;
import bank.eventsourced.desktop.kit.Page;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.desktop.settings.RestoreForm;
import bank.eventsourced.desktop.settings.RestoreViewModel;

/** What an empty bank offers: three cards that explain themselves. */
public final class WelcomeScreen implements Screen {

    private static final double CARD_WIDTH = 320;

    private final Texts texts;
    private final WelcomeViewModel model;
    private final RestoreForm restore;
    private final Button demo;
    private final ProgressBar bar = new ProgressBar();
    private final Label done = new Label();
    private final Button cancel;
    private final HBox progress;
    private final Label problem = new Label();
    private final Page root;
    private Subscription following = Subscription.EMPTY;
    private Subscription progressing = Subscription.EMPTY;

    public WelcomeScreen(Desk desk) {
        texts = desk.texts();
        model = new WelcomeViewModel(desk);
        restore = new RestoreForm(new RestoreViewModel(desk));
        demo = Parts.button("welcome-demo", texts.get("welcome.demo.action"), texts.get("welcome.demo.title"),
                model::tryDemo);
        demo.getStyleClass().add(Styles.ACCENT);
        cancel = Parts.button("welcome-demo-cancel", texts.get("form.cancel"), texts.get("welcome.demo.cancel"),
                model::cancelDemo);
        progress = progress();
        problem.setId("welcome-problem");
        problem.getStyleClass().add("form-problem");
        Wrapping.allow(problem);
        root = new Page("welcome", texts.get("welcome.name"), content());
    }

    private HBox progress() {
        bar.setId("welcome-demo-progress");
        bar.setAccessibleText(texts.get("welcome.demo.task"));
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        done.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(bar, done, cancel);
        line.getStyleClass().add("settings-actions");
        return line;
    }

    private Parent content() {
        var empty = Parts.button("welcome-empty", texts.get("welcome.empty.action"), texts.get("welcome.empty.title"),
                model::beginEmpty);
        var title = label(texts.get("welcome.title"), "message-title");
        title.setId("welcome-title");
        var cards = new HBox(card(Feather.COFFEE, "demo", demo, progress, problem),
                card(Feather.PLUS_SQUARE, "empty", empty),
                card(Feather.ROTATE_CCW, "restore", restore.root()));
        cards.getStyleClass().add("welcome-cards");
        var content = new VBox(title, label(texts.get("welcome.sentence"), Styles.TEXT_MUTED), cards);
        content.getStyleClass().add("welcome");
        return content;
    }

    private VBox card(Feather icon, String name, Node... action) {
        var sign = new FontIcon(icon);
        sign.getStyleClass().add("welcome-icon");
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        var card = new VBox(sign, label(texts.get("welcome." + name + ".title"), "panel-title"),
                label(texts.get("welcome." + name + ".text"), "welcome-text"), gap);
        card.getChildren().addAll(action);
        card.getStyleClass().addAll("card", "welcome-card");
        card.setMinWidth(0);
        card.setPrefWidth(CARD_WIDTH);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        Wrapping.allow(label);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    public Parent root() {
        return root.root();
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(texts.get("welcome.name"));
    }

    @Override
    public void show(Place place) {}

    @Override
    public void activate() {
        following = Subscription.combine(model.fillingProperty().subscribe(this::showFilling),
                model.problemProperty().subscribe(this::showProblem), restore.follow(), root.follow());
    }

    @Override
    public void deactivate() {
        following.unsubscribe();
        progressing.unsubscribe();
    }

    @Override
    public void reload() {}

    private void showFilling(Optional<LongTask> filling) {
        setShown(progress, filling.isPresent());
        setShown(demo, filling.isEmpty());
        progressing.unsubscribe();
        filling.ifPresent(task -> {
            cancel.disableProperty().bind(task.cancellingProperty());
            progressing = Subscription.combine(
                    task.fractionProperty().subscribe(it -> bar.setProgress(it.doubleValue())),
                    task.doneProperty().subscribe(it -> done.setText(texts.get("welcome.demo.sofar", it))),
                    cancel.disableProperty()::unbind);
        });
    }

    private void showProblem(String sentence) {
        problem.setText(sentence);
        setShown(problem, !sentence.isEmpty());
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
