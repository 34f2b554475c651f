package bank.eventsourced.desktop.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.desktop.kit.Appearance;
import bank.eventsourced.desktop.kit.BankPorts;
import bank.eventsourced.desktop.kit.BankSwitch;
import bank.eventsourced.desktop.kit.BankWork;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.FxGate;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Moment;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Preferences;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.Section;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.desktop.kit.Tasks;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.desktop.panels.TransactionPanels;

/**
 * The window's content for an open bank: navigation at the left, top bar, the screen and the panel beside it, notices and
 * status bar. It carries out the shortcuts of the window. On the FX thread.
 */
final class Shell {

    /** What shows the bank as it was, when a moment is looked at. */
    private static final Set<Section> OF_THE_PAST = Set.of(Section.ACCOUNTS, Section.JOURNAL, Section.LEDGER);

    private static final PseudoClass MASKED = PseudoClass.getPseudoClass("masked");

    private final Desk desk;
    private final ShellViewModel model;
    private final Travels travels = new Travels();
    private final TimeTravel travel;
    private final Screens screens;
    private final TransactionPanels panels;
    private final Navigation navigation;
    private final TopBar top;
    private final StatusBar status;
    private final NoticeBar notices;
    private final Drawer drawer;
    private final Overlay overlay = new Overlay();
    private final Palette palette;
    private final KeySheet keys;
    private final StackPane content = new StackPane();
    private final BorderPane middle = new BorderPane();
    private final StackPane root = new StackPane();
    private final Map<Shortcut, Runnable> actions = new EnumMap<>(Shortcut.class);
    private Optional<Screen> screen = Optional.empty();
    private Subscription following = Subscription.EMPTY;
    private Runnable begun = () -> {};

    Shell(BankPorts bank, BankWork work, FxGate gate, Language language, Appearance appearance, Preferences preferences,
            Tasks tasks, BankSwitch bankSwitch, TimeTravel travel, Runnable redraw) {
        notices = new NoticeBar(language.texts());
        desk = new Desk(bank, work, gate, language.of(bank.operations()), appearance, preferences, this::go, notices,
                tasks,
                this::ask, bankSwitch, redraw, new SimpleObjectProperty<>(Optional.<AccountNumber>empty()));
        model = new ShellViewModel(desk);
        screens = new Screens(desk);
        panels = new TransactionPanels(desk);
        navigation = new Navigation(desk);
        this.travel = travel;
        top = new TopBar(desk, travels, this::back, this::forward, this::openPalette, this::openPast);
        status = new StatusBar(desk, model);
        drawer = new Drawer(language.texts());
        palette = new Palette(desk, overlay);
        keys = new KeySheet(language.texts(), overlay);
        arrange();
        fillActions();
    }

    Parent root() {
        return root;
    }

    Desk desk() {
        return desk;
    }

    Optional<Place> here() {
        return travels.here();
    }

    /** Begins to follow the bank, and goes to a place; if none is given, to where one begins. */
    void activate(Scene scene, Optional<Place> place) {
        var accelerators = scene.getAccelerators();
        actions.forEach((shortcut, action) -> {
            if (shortcut.scope() == Shortcut.Scope.WINDOW) {
                accelerators.put(shortcut.keys(), action);
            }
        });
        root.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        root.pseudoClassStateChanged(MASKED, desk.appearance().privacyProperty().get());
        following = Subscription.combine(navigation.follow(), top.follow(), status.follow(),
                model.accountsProperty().subscribe((before, now) -> begin(before.longValue(), now.longValue())),
                accelerators::clear);
        model.activate();
        place.ifPresent(this::go);
    }

    /** The bank has been read for the first time: now it is known where to begin. */
    private void begin(long before, long now) {
        if (before < 0 && now >= 0 && travels.here().isEmpty()) {
            go(model.first());
            begun.run();
        }
    }

    /** Does something as soon as the first screen is shown. Before {@link #activate}. */
    void whenBegun(Runnable what) {
        begun = what;
    }

    void deactivate() {
        screens.forgetVisit();
        overlay.hide();
        drawer.close();
        screen.ifPresent(Screen::deactivate);
        screen = Optional.empty();
        following.unsubscribe();
        model.deactivate();
    }

    /** Whether a place shows the bank as it was, when a moment is looked at. */
    static boolean isOfThePast(Place place) {
        return OF_THE_PAST.contains(place.section());
    }

    private void go(Place place) {
        if (desk.bank().moment().isPresent() && !isOfThePast(place)) {
            notices.say(desk.texts().get("shell.moment.notThen"), List.of());
            return;
        }
        travels.go(place);
        show(place);
    }

    private void back() {
        travels.back().ifPresent(this::show);
    }

    private void forward() {
        travels.forward().ifPresent(this::show);
    }

    private void show(Place place) {
        screens.visit(place, screen -> show(place, screen));
    }

    private void show(Place place, Screen next) {
        var first = screen.isEmpty();
        var other = !screen.equals(Optional.of(next));
        if (other) {
            screen.ifPresent(Screen::deactivate);
            desk.contextAccount().set(Optional.empty());
        }
        screen = Optional.of(next);
        next.show(place);
        if (other) {
            var keepFocus = !first && isElsewhere(focused());
            content.getChildren().setAll(next.root());
            if (!keepFocus) {
                content.requestFocus(); // so that the Tab key goes on in the new screen
            }
            next.activate();
        }
        navigation.mark(place.section());
        top.show(next.title());
    }

    private boolean isElsewhere(@Nullable Node focused) {
        return focused != null
                && Stream.<Node>iterate(focused, Objects::nonNull, Node::getParent).noneMatch(content::equals);
    }

    /** Makes all screens ready before somebody goes there. Returns at once; completes when they are. */
    CompletableFuture<Void> prepare() {
        return new Rehearsal(desk, screens).begin();
    }

    private void ask(Intent intent) {
        overlay.hide();
        if (desk.bank().moment().isPresent()) {
            notices.say(desk.texts().get("shell.moment.actionsOff"), List.of());
            return;
        }
        panels.panel(intent, drawer::close).ifPresent(drawer::open);
    }

    private void openPast() {
        drawer.open(new MomentPanel(desk, travel, drawer::close));
    }

    /** Says that this is the past, and leads back. */
    private Node band(Moment moment) {
        var texts = desk.texts();
        var words = new Label(texts.get("shell.moment.band", desk.language().count(moment.position()),
                moment.recordedAt().map(desk.language()::isoDateAndTime).orElse("\u2212"))
                + moment.valueDate()
                        .map(day -> " " + texts.get("shell.moment.band.valueDate", desk.language().date(day)))
                        .orElse(""));
        words.setId("moment-band");
        Wrapping.allow(words);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var band = new HBox(words, gap, Parts.button("moment-now", texts.get("shell.moment.now"),
                texts.get("shell.moment.now.hint"), () -> travel.show(travel.now())));
        band.getStyleClass().add("past-band");
        return band;
    }

    private void openPalette() {
        palette.open();
    }

    /** In the order in which the Tab key goes through them: first come, first served. */
    private void arrange() {
        middle.setCenter(content);
        middle.setRight(drawer.root());
        middle.getStyleClass().add("middle");
        notices.keepBeside(drawer.root(), middle);
        var center = new BorderPane();
        center.setTop(new VBox(Stream.concat(Stream.<Node>of(top.root()),
                desk.bank().moment().stream().map(this::band)).toArray(Node[]::new)));
        center.setCenter(new StackPane(middle, notices.root()));
        var frame = new BorderPane();
        frame.getStyleClass().add("shell");
        frame.setLeft(navigation.root());
        frame.setCenter(center);
        frame.setBottom(status.root());
        root.getChildren().setAll(frame, overlay.root());
        root.getStyleClass().add("window");
    }

    private void fillActions() {
        for (var section : Section.values()) {
            Shortcut.to(section).ifPresent(it -> actions.put(it, () -> go(section.place())));
        }
        actions.put(Shortcut.PALETTE, this::openPalette);
        actions.put(Shortcut.FILTER, this::focusFilter);
        actions.put(Shortcut.NEW_TRANSACTION, top::openNewTransaction);
        actions.put(Shortcut.OPEN_ACCOUNT, () -> ask(new Intent.OpenAccount()));
        actions.put(Shortcut.DEPOSIT, onContext(Intent.Deposit::new));
        actions.put(Shortcut.WITHDRAW, onContext(Intent.Withdraw::new));
        actions.put(Shortcut.TRANSFER, onContext(Intent.Transfer::new));
        actions.put(Shortcut.IMPORT_FILE, () -> go(Section.IMPORT.place()));
        actions.put(Shortcut.REVERSE_LAST, this::reverseLast);
        actions.put(Shortcut.RELOAD, this::reload);
        actions.put(Shortcut.BACK, this::back);
        actions.put(Shortcut.FORWARD, this::forward);
        actions.put(Shortcut.PRIVACY, this::togglePrivacy);
        actions.put(Shortcut.PAST, this::openPast);
        actions.put(Shortcut.KEYS, keys::open);
    }

    private Runnable onContext(java.util.function.Function<Optional<AccountNumber>, Intent> intent) {
        return () -> ask(intent.apply(desk.contextAccount().get()));
    }

    /** In a field of text, the key undoes typing; the field consumes it before it comes here. */
    private void reverseLast() {
        if (focused() instanceof TextInputControl) {
            return;
        }
        Consumer<Intent> ask = this::ask;
        panels.reverseLast()
                .ifPresentOrElse(ask, () -> notices.say(desk.texts().get("shell.nothingToReverse"), List.of()));
    }

    private void reload() {
        model.reload();
        screen.ifPresent(Screen::reload);
    }

    private void togglePrivacy() {
        var privacy = desk.appearance().privacyProperty();
        privacy.set(!privacy.get());
        desk.redraw().run();
    }

    private void focusFilter() {
        screen.ifPresent(Screen::focusFilter);
    }

    /** Signs, wherever the keyboard has them, act outside of text. */
    private void typed(KeyEvent event) {
        if (event.isConsumed() || event.isShortcutDown() || event.isAltDown()
                || focused() instanceof TextInputControl) {
            return;
        }
        switch (event.getCharacter()) {
            case "?" -> keys.open();
            case "/" -> focusFilter();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private @Nullable Node focused() {
        return root.getScene() == null ? null : root.getScene().getFocusOwner();
    }
}
