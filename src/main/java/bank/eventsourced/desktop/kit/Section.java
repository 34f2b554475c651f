package bank.eventsourced.desktop.kit;

import java.util.Optional;

import org.kordamp.ikonli.feather.Feather;

import bank.eventsourced.desktop.kit.Place.AccountList;
import bank.eventsourced.desktop.kit.Place.Deliveries;
import bank.eventsourced.desktop.kit.Place.Events;
import bank.eventsourced.desktop.kit.Place.Help;
import bank.eventsourced.desktop.kit.Place.ImportFile;
import bank.eventsourced.desktop.kit.Place.Journal;
import bank.eventsourced.desktop.kit.Place.Ledger;
import bank.eventsourced.desktop.kit.Place.Overview;
import bank.eventsourced.desktop.kit.Place.Settings;
import bank.eventsourced.desktop.kit.Place.Snapshots;

/** An entry of the navigation. */
public enum Section {

    OVERVIEW(Group.WORK, Feather.HOME), ACCOUNTS(Group.WORK, Feather.USERS), JOURNAL(Group.WORK,
            Feather.BOOK_OPEN),
    LEDGER(Group.WORK, Feather.LAYERS), IMPORT(Group.WORK, Feather.DOWNLOAD),

    EVENTS(Group.INSIDE, Feather.LIST), DELIVERIES(Group.INSIDE, Feather.SEND), SNAPSHOTS(Group.INSIDE,
            Feather.CAMERA),

    SETTINGS(Group.BELOW, Feather.SETTINGS), HELP(Group.BELOW, Feather.HELP_CIRCLE);

    private final Group group;
    private final Feather icon;

    Section(Group group, Feather icon) {
        this.group = group;
        this.icon = icon;
    }

    public Group group() {
        return group;
    }

    public Feather icon() {
        return icon;
    }

    /** Where a click on it leads. */
    public Place place() {
        return switch (this) {
            case OVERVIEW -> new Overview();
            case ACCOUNTS -> new AccountList();
            case JOURNAL -> new Journal(Optional.empty());
            case LEDGER -> new Ledger(Optional.empty());
            case IMPORT -> new ImportFile(Optional.empty());
            case EVENTS -> new Events(Optional.empty());
            case DELIVERIES -> new Deliveries();
            case SNAPSHOTS -> new Snapshots(Optional.empty());
            case SETTINGS -> new Settings();
            case HELP -> new Help();
        };
    }

    /** How the navigation is divided. */
    public enum Group {

        /** What operators do all day. */
        WORK,

        /** How the bank knows what it knows; can be hidden. */
        INSIDE,

        /** Below everything else. */
        BELOW
    }
}
