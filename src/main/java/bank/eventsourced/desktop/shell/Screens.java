package bank.eventsourced.desktop.shell;

import java.util.HashMap;
import java.util.Map;

import bank.eventsourced.desktop.account.AccountScreen;
import bank.eventsourced.desktop.accounts.AccountsScreen;
import bank.eventsourced.desktop.imports.ImportsScreen;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;

/** The screens of the window: each is made when somebody first goes there, and kept. */
final class Screens {

    private final Desk desk;
    private final Map<Class<? extends Place>, Screen> made = new HashMap<>();

    Screens(Desk desk) {
        this.desk = desk;
    }

    Screen of(Place place) {
        return made.computeIfAbsent(place.getClass(), _ -> make(place));
    }

    private Screen make(Place place) {
        return switch (place) {
            case Place.Overview _ -> new UnbuiltScreen("Overview");
            case Place.Welcome _ -> new UnbuiltScreen("Welcome");
            case Place.AccountList _ -> new AccountsScreen(desk);
            case Place.OneAccount _ -> new AccountScreen(desk);
            case Place.Journal _ -> new UnbuiltScreen("Journal");
            case Place.Ledger _ -> new UnbuiltScreen("Ledger");
            case Place.ImportFile _ -> new ImportsScreen(desk);
            case Place.Events _ -> new UnbuiltScreen("Events");
            case Place.Deliveries _ -> new UnbuiltScreen("Deliveries");
            case Place.Snapshots _ -> new UnbuiltScreen("Snapshots");
            case Place.Settings _ -> new UnbuiltScreen("Settings");
            case Place.Help _ -> new UnbuiltScreen("Help");
        };
    }
}
