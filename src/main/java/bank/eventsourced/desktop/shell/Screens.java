package bank.eventsourced.desktop.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;

import bank.eventsourced.desktop.account.AccountScreen;
import bank.eventsourced.desktop.accounts.AccountsScreen;
import bank.eventsourced.desktop.deliveries.DeliveriesScreen;
import bank.eventsourced.desktop.events.EventsScreen;
import bank.eventsourced.desktop.help.HelpScreen;
import bank.eventsourced.desktop.imports.ImportsScreen;
import bank.eventsourced.desktop.journal.JournalScreen;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.ledger.LedgerScreen;
import bank.eventsourced.desktop.overview.OverviewScreen;
import bank.eventsourced.desktop.settings.SettingsScreen;
import bank.eventsourced.desktop.snapshots.SnapshotsScreen;
import bank.eventsourced.desktop.welcome.WelcomeScreen;

/**
 * The screens of the window: each is made once, when somebody first goes there or before, and kept. One at a time can be
 * lent to another thread that dresses it; who wants to see it waits until it is back. On the FX thread.
 */
final class Screens {

    private final Desk desk;
    private final Map<Class<? extends Place>, Screen> made = new HashMap<>();
    private Optional<Class<? extends Place>> lent = Optional.empty();
    private Runnable wanted = () -> {};

    Screens(Desk desk) {
        this.desk = desk;
    }

    /** Gives somebody the screen of a place: at once, or when it is back, unless another one has been wanted since. */
    void visit(Place place, Consumer<Screen> visitor) {
        forgetVisit();
        if (lent.equals(Optional.of(place.getClass()))) {
            wanted = () -> visitor.accept(of(place));
        } else {
            visitor.accept(of(place));
        }
    }

    /** The content of a screen that nobody has seen yet; until it is taken back it belongs to whoever asked for it. */
    Optional<Parent> lend(Place place) {
        if (made.containsKey(place.getClass())) {
            return Optional.empty();
        }
        lent = Optional.of(place.getClass());
        return Optional.of(of(place).root());
    }

    /** Nobody waits for a screen any more. */
    void forgetVisit() {
        wanted = () -> {};
    }

    void takeBack() {
        lent = Optional.empty();
        wanted.run();
    }

    Screen of(Place place) {
        return made.computeIfAbsent(place.getClass(), _ -> make(place));
    }

    private Screen make(Place place) {
        return switch (place) {
            case Place.Overview _ -> new OverviewScreen(desk);
            case Place.Welcome _ -> new WelcomeScreen(desk);
            case Place.AccountList _ -> new AccountsScreen(desk);
            case Place.OneAccount _ -> new AccountScreen(desk);
            case Place.Journal _ -> new JournalScreen(desk);
            case Place.Ledger _ -> new LedgerScreen(desk);
            case Place.ImportFile _ -> new ImportsScreen(desk);
            case Place.Events _ -> new EventsScreen(desk);
            case Place.Deliveries _ -> new DeliveriesScreen(desk);
            case Place.Snapshots _ -> new SnapshotsScreen(desk);
            case Place.Settings _ -> new SettingsScreen(desk);
            case Place.Help _ -> new HelpScreen(desk);
        };
    }
}
