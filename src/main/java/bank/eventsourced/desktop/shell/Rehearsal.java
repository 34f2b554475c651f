package bank.eventsourced.desktop.shell;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.desktop.kit.Appearance;
import bank.eventsourced.desktop.kit.BankWork;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.FxGate;
import bank.eventsourced.desktop.kit.Notices;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Preferences;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.Section;
import bank.eventsourced.desktop.kit.Tasks;
import bank.eventsourced.desktop.kit.Theme;

/**
 * What would make somebody wait who goes to a screen for the first time, done before and off the FX thread. First every
 * screen is played once to nobody: made with a desk of its own that reads nothing and tells nobody, so that classes are
 * loaded and style sheets read. Then the screens of the window are dressed, one after the other, in scenes that no window
 * shows, where JavaFX lets any thread do that. The FX thread makes them, which takes little by then.
 */
final class Rehearsal {

    private static final int ROWS = 30;
    private static final List<Place> PLACES = Stream
            .concat(Stream.of(Section.values()).map(Section::place),
                    Stream.of(Place.OneAccount.now(new AccountNumber("0"))))
            .toList();
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final FxGate NOBODY = _ -> {};

    private final FxGate gate;
    private final Screens screens;
    private final Screens played;
    private final Theme theme;

    /** On the FX thread. */
    Rehearsal(Desk desk, Screens screens) {
        this.screens = screens;
        gate = desk.gate();
        theme = desk.appearance().theme();
        played = new Screens(forNobody(desk));
    }

    private static Desk forNobody(Desk desk) {
        var work = new BankWork(NOBODY);
        work.close();
        var preferences = Preferences.forgetful();
        return new Desk(desk.bank(), work, NOBODY, desk.language(), new Appearance(preferences), preferences, _ -> {},
                new Silence(), new Tasks(work, NOBODY), _ -> {}, (_, _, _) -> {}, () -> {},
                new SimpleObjectProperty<>(Optional.<AccountNumber>empty()));
    }

    /** Returns at once; completes when the last screen is ready. What cannot be prepared is made when it is visited. */
    CompletableFuture<Void> begin() {
        return CompletableFuture.runAsync(() -> {
            PLACES.forEach(it -> play(it, played.of(it)));
            PLACES.forEach(this::prepare);
        }, work -> Thread.ofPlatform().name("desktop-rehearsal").daemon().start(work)).whenComplete((_, failure) -> {
            if (failure != null) {
                LOG.debug("Not all screens could be prepared", failure);
            }
        });
    }

    /** With all tabs, and with rows in the tables. */
    private void play(Place place, Screen screen) {
        screen.show(place);
        screen.activate();
        var root = screen.root();
        dress(root);
        root.lookupAll(".tab-pane").forEach(it -> ((TabPane) it).getSelectionModel().selectLast());
        root.lookupAll(".table-view").forEach(Rehearsal::fill);
        dress(root);
        screen.deactivate();
    }

    private void prepare(Place place) {
        onFxThread(() -> screens.lend(place)).ifPresent(root -> {
            try {
                dress(root);
            } finally {
                onFxThread(() -> {
                    screens.takeBack();
                    return root;
                });
            }
        });
    }

    private void dress(Parent root) {
        var place = new StackPane(root);
        theme.applyTo(new Scene(place, WindowPlace.WIDTH, WindowPlace.HEIGHT));
        place.applyCss();
        place.layout();
        place.getChildren().clear();
    }

    private <T> T onFxThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, gate::enter).join();
    }

    /** Rows that have not been read yet: our cells cope with them. */
    private static void fill(Node table) {
        TableView<@Nullable Object> view = table(table);
        view.setItems(FXCollections.observableArrayList(Collections.<@Nullable Object>nCopies(ROWS, null)));
    }

    @SuppressWarnings("unchecked")
    private static <R> TableView<R> table(Node node) {
        return (TableView<R>) node;
    }

    /** Nobody listens. */
    private static final class Silence implements Notices {

        @Override
        public void say(String sentence, List<Action> actions) {}

        @Override
        public void warn(String sentence) {}
    }
}
