package bank.eventsourced.desktop.settings;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.FxGate;
import bank.eventsourced.desktop.kit.KeyTable;
import bank.eventsourced.desktop.kit.Page;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Preferences;
import bank.eventsourced.desktop.kit.Pulse;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.Texts;

/** What one can choose, one card below the other. */
public final class SettingsScreen implements Screen {

    private static final int FIRST_CARDS = 2;

    private final Texts texts;
    private final FxGate gate;
    private final VBox page;
    private final AppearanceCard appearance;
    private final ProfileCard profile;
    private final DataCard data;
    private final Page root;
    private Subscription following = Subscription.EMPTY;
    private boolean shownBefore;

    public SettingsScreen(Desk desk) {
        texts = desk.texts();
        gate = desk.gate();
        appearance = new AppearanceCard(desk);
        profile = new ProfileCard(desk);
        data = new DataCard(desk);
        page = new VBox(appearance.root(), new LanguageCard(desk).root(), profile.root());
        page.getChildren().addAll(data.cards());
        page.getChildren().addAll(keys(), about());
        page.getStyleClass().add("page-content");
        root = new Page("settings", texts.get("settings.name"), page);
    }

    private Node keys() {
        return Cards.card(texts.get("keys.title"), KeyTable.of(texts));
    }

    private Node about() {
        var version = Optional.ofNullable(SettingsScreen.class.getPackage().getImplementationVersion())
                .orElseGet(() -> texts.get("settings.about.unpackaged"));
        var program = Cards.words(texts.get("settings.about.program", version), "setting-value");
        program.setId("about-program");
        var java = texts.get("settings.about.java", Runtime.version(), System.getProperty("java.vendor"),
                System.getProperty("javafx.version", "?"));
        return Cards.card(texts.get("settings.about"), program, Cards.words(java, "setting-value"),
                Cards.words(texts.get("settings.about.licence"), "setting-value"),
                Cards.words(texts.get("settings.about.preferences", Preferences.place()), "setting-value"),
                Cards.words(texts.get("settings.about.log"), "setting-value"));
    }

    @Override
    public Parent root() {
        return root.root();
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(texts.get("settings.name"));
    }

    @Override
    public void show(Place place) {}

    @Override
    public void activate() {
        if (!shownBefore && Pulse.isComing(page.getScene())) {
            shownBefore = true;
            Pulse.spread(page, FIRST_CARDS, gate);
        }
        following = Subscription.combine(appearance.follow(), profile.follow(), data.follow(), root.follow());
    }

    @Override
    public void deactivate() {
        following.unsubscribe();
    }

    @Override
    public void reload() {
        data.reload();
    }
}
