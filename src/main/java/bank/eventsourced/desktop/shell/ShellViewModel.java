package bank.eventsourced.desktop.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Failure;
import bank.eventsourced.desktop.kit.LiveReading;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.operations.BankStatus;

/** What the shell says at all times: how the ledger stands, how many accounts there are. On the FX thread. */
final class ShellViewModel {

    private static final String LEDGER = "ledger";

    private final Desk desk;
    private final LiveReading<Reading> live;
    private final ReadOnlyStringWrapper ledgerState = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper upToDate = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper accountCount = new ReadOnlyStringWrapper("");
    private final ReadOnlyLongWrapper accounts = new ReadOnlyLongWrapper(-1);
    private Subscription following = Subscription.EMPTY;

    ShellViewModel(Desk desk) {
        this.desk = desk;
        live = desk.live(this::look, this::show,
                failure -> desk.notices().warn(desk.texts().get("failure.reading", Failure.sentence(failure))));
    }

    ReadOnlyStringProperty ledgerStateProperty() {
        return ledgerState.getReadOnlyProperty();
    }

    /** Whether the ledger has posted everything, and nothing failed. */
    ReadOnlyBooleanProperty upToDateProperty() {
        return upToDate.getReadOnlyProperty();
    }

    ReadOnlyStringProperty accountCountProperty() {
        return accountCount.getReadOnlyProperty();
    }

    /** How many accounts there are; -1 before the bank has been read. */
    ReadOnlyLongProperty accountsProperty() {
        return accounts.getReadOnlyProperty();
    }

    void activate() {
        following = live.start();
    }

    void deactivate() {
        following.unsubscribe();
    }

    void reload() {
        live.request();
    }

    /** Where a bank is looked at first: an empty one explains itself. */
    Place first() {
        return accounts.get() == 0 && desk.preferences().get("welcome.done").isEmpty() ? new Place.Welcome()
                : new Place.Overview();
    }

    private Reading look() {
        return new Reading(desk.bank().operations().status(), desk.bank().accounts().count());
    }

    private void show(Reading reading) {
        var texts = desk.texts();
        var ledger = reading.status().followers().stream().filter(it -> it.name().equals(LEDGER)).findFirst();
        var behind = ledger.map(BankStatus.Follower::behind).orElse(0L);
        var failure = ledger.flatMap(BankStatus.Follower::failure);
        var failed = reading.status().failedDeliveries();
        var state = failure.isPresent() ? texts.get("shell.ledger.failing", behind)
                : behind == 0 ? texts.get("shell.ledger.upToDate") : texts.get("shell.ledger.behind", behind);
        ledgerState.set(failed == 0 ? state : texts.get("shell.ledger.failedDeliveries", state, failed));
        upToDate.set(behind == 0 && failure.isEmpty() && failed == 0);
        accountCount.set(texts.get("shell.accounts", reading.accounts()));
        accounts.set(reading.accounts());
    }

    private record Reading(BankStatus status, long accounts) {}
}
