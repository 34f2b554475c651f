package bank.eventsourced.desktop.help;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.KeyTable;
import bank.eventsourced.desktop.kit.Page;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Pulse;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.Wrapping;

/** The ideas behind the bank, each in a few sentences with a link to where it can be seen; and all keys. */
public final class HelpScreen implements Screen {

    private static final int FIRST_CARDS = 2;

    private final Desk desk;
    private final VBox page;
    private final Page root;
    private Subscription following = Subscription.EMPTY;
    private boolean shownBefore;

    public HelpScreen(Desk desk) {
        this.desk = desk;
        page = new VBox(idea("event", new Place.Events(Optional.empty())),
                idea("log", new Place.Settings()),
                idea("ledger", new Place.Deliveries()),
                idea("past", new Place.AccountList()),
                idea("snapshot", new Place.Snapshots(Optional.empty())),
                idea("undo", new Place.Journal(Optional.empty())),
                idea("backup", new Place.Settings()),
                keys());
        page.getStyleClass().add("page-content");
        root = new Page("help", desk.texts().get("help.name"), page);
    }

    private Node idea(String name, Place seenAt) {
        var texts = desk.texts();
        var link = new Hyperlink(texts.get("help." + name + ".link"));
        link.setId("help-" + name);
        link.setAccessibleText(link.getText());
        link.setOnAction(_ -> {
            link.setVisited(false);
            desk.go(seenAt);
        });
        return card(texts.get("help." + name + ".title"), words(texts.get("help." + name + ".text")), link);
    }

    private Node keys() {
        return card(desk.texts().get("keys.title"), KeyTable.of(desk.texts()));
    }

    private static Node card(String title, Node... content) {
        var heading = new Label(title);
        heading.getStyleClass().add("panel-title");
        var card = new VBox(heading);
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("card", "page-card");
        return card;
    }

    private static Label words(String text) {
        var words = new Label(text);
        Wrapping.allow(words);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }

    @Override
    public Parent root() {
        return root.root();
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(desk.texts().get("help.name"));
    }

    @Override
    public void show(Place place) {}

    @Override
    public void activate() {
        if (!shownBefore && Pulse.isComing(page.getScene())) {
            shownBefore = true;
            Pulse.spread(page, FIRST_CARDS, desk.gate());
        }
        following = root.follow();
    }

    @Override
    public void deactivate() {
        following.unsubscribe();
    }

    @Override
    public void reload() {}
}
