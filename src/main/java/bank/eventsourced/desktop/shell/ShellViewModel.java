package bank.eventsourced.desktop.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LiveReading;
import bank.eventsourced.desktop.kit.LongTask;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.operations.Backups;
import bank.eventsourced.operations.BankStatus;

/** What the shell says at all times: how the ledger stands, how many accounts there are. On the FX thread. */
final class ShellViewModel {

    private static final String LEDGER = "ledger";

    private final Desk desk;
    private final LiveReading<Reading> live;
    private final ReadOnlyStringWrapper ledgerState = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper upToDate = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper bankFile = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper backupAge = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper accountCount = new ReadOnlyStringWrapper("");
    private final ReadOnlyLongWrapper accounts = new ReadOnlyLongWrapper(-1);
    private Optional<String> emptyFolder = Optional.empty();
    private Subscription following = Subscription.EMPTY;

    ShellViewModel(Desk desk) {
        this.desk = desk;
        live = desk.live(this::look, this::show,
                failure -> desk.notices().warn(desk.texts().get("failure.reading", desk.language().sentence(failure))));
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

    /** Where the bank lies. */
    ReadOnlyStringProperty bankFileProperty() {
        return bankFile.getReadOnlyProperty();
    }

    /** How long ago the last backup was made. */
    ReadOnlyStringProperty backupAgeProperty() {
        return backupAge.getReadOnlyProperty();
    }

    /** How many accounts there are; -1 before the bank has been read. */
    ReadOnlyLongProperty accountsProperty() {
        return accounts.getReadOnlyProperty();
    }

    void activate() {
        ListChangeListener<LongTask> maybeBackedUp = _ -> readFiles();
        desk.tasks().running().addListener(maybeBackedUp);
        following = Subscription.combine(live.start(), () -> desk.tasks().running().removeListener(maybeBackedUp));
        readFiles();
    }

    void deactivate() {
        following.unsubscribe();
    }

    void reload() {
        live.request();
    }

    /** Where a bank is looked at first: an empty one explains itself. */
    Place first() {
        return emptyFolder.filter(it -> !desk.preferences().get("welcome.done", "").equals(it)).isPresent()
                ? new Place.Welcome()
                : new Place.Overview();
    }

    private void readFiles() {
        desk.work()
                .read(() -> new Files(desk.bank().backups().place(),
                        desk.bank().backups().last().map(Backups.Backup::takenAt)), this::show,
                        failure -> bankFile.set(desk.language().sentence(failure)));
    }

    private void show(Files files) {
        var texts = desk.texts();
        bankFile.set(files.place().name());
        backupAge.set(files.backup().map(at -> {
            var age = Duration.between(at, Instant.now());
            return age.toDays() > 0 ? texts.get("shell.backup.days", age.toDays())
                    : age.toHours() > 0 ? texts.get("shell.backup.hours", age.toHours())
                            : texts.get(
                                    "shell.backup.fresh");
        })
                .orElseGet(() -> texts
                        .get(files.place().folder().isPresent() ? "shell.backup.none" : "shell.backup.server")));
    }

    private Reading look() {
        var accounts = desk.bank().accounts().count();
        return new Reading(desk.bank().operations().status(), accounts,
                accounts == 0 ? Optional.of(desk.bank().backups().place().name()) : Optional.empty());
    }

    private void show(Reading reading) {
        var texts = desk.texts();
        var ledger = reading.status().followers().stream().filter(it -> it.name().equals(LEDGER)).findFirst();
        var behind = ledger.map(BankStatus.Follower::behind).orElse(0L);
        var failing = ledger.flatMap(BankStatus.Follower::failure).isPresent();
        var failed = reading.status().failedDeliveries();
        ledgerState.set(failing ? texts.get("shell.ledger.failing", behind)
                : behind > 0 ? texts.get("shell.ledger.behind", behind)
                        : failed > 0 ? texts.get("shell.ledger.failed", failed) : texts.get("shell.ledger.upToDate"));
        upToDate.set(behind == 0 && !failing && failed == 0);
        accountCount.set(texts.get("shell.accounts", reading.accounts()));
        emptyFolder = reading.emptyFolder();
        accounts.set(reading.accounts());
    }

    private record Files(Backups.Place place, Optional<Instant> backup) {}

    private record Reading(BankStatus status, long accounts, Optional<String> emptyFolder) {}
}
