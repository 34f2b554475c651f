package bank.eventsourced.desktop.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import bank.eventsourced.desktop.kit.BankPlace;
import bank.eventsourced.desktop.kit.BankSwitch;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.FolderField;
import bank.eventsourced.desktop.kit.LatestReading;
import bank.eventsourced.desktop.kit.Notices;
import bank.eventsourced.operations.Backups.Backup;
import bank.eventsourced.operations.Backups.Place;
import bank.eventsourced.operations.Backups.Result;
import bank.eventsourced.operations.Snapshots.Packing;
import bank.eventsourced.operations.Snapshots.Summary;
import bank.eventsourced.operations.TextProtection;
import bank.eventsourced.operations.Verification;

/** The data of the bank: where it lies, its backups, its proof, and another place. */
final class DataViewModel {

    private static final String SERVER = "jdbc:postgresql:";
    private static final String BACKUP_FOLDER = "backup-folder";
    private static final String USUAL_FOLDER = "Event Sourced Bank backups";

    private final Desk desk;
    private final LatestReading<Reading> reading;
    private final ReadOnlyStringWrapper folder = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper last = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper protection = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper encryption = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper intervals = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper packing = new ReadOnlyStringWrapper("");
    private final StringProperty backupFolder = new SimpleStringProperty("");
    private final StringProperty otherFolder = new SimpleStringProperty("");
    private final StringProperty server = new SimpleStringProperty("");
    private final StringProperty serverUser = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper verified = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper onServer = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper backingUp = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper verifying = new ReadOnlyBooleanWrapper();

    private record Reading(Place place, Optional<Backup> last, Summary snapshots,
            TextProtection protection) {}

    DataViewModel(Desk desk) {
        this.desk = desk;
        reading = desk.latest(this::show,
                failure -> problem.set(desk.texts().get("failure.reading", desk.language().sentence(failure))));
        backupFolder.set(desk.preferences()
                .get(BACKUP_FOLDER, Path.of(System.getProperty("user.home"), USUAL_FOLDER).toString()));
    }

    /** Where the bank lies. */
    ReadOnlyStringProperty folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /** Whether it lies on a server: then only the server's own tools copy it, and there is no folder to look into. */
    ReadOnlyBooleanProperty onServerProperty() {
        return onServer.getReadOnlyProperty();
    }

    /** How large it is, and how much room is left. */
    ReadOnlyStringProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    /** What is known of the last backup. */
    ReadOnlyStringProperty lastProperty() {
        return last.getReadOnlyProperty();
    }

    /** How often snapshots are taken, a line for each kind of streams. */
    ReadOnlyStringProperty intervalsProperty() {
        return intervals.getReadOnlyProperty();
    }

    /** What protects names and texts. */
    ReadOnlyStringProperty protectionProperty() {
        return protection.getReadOnlyProperty();
    }

    /** Whether the files are encrypted, and with what. */
    ReadOnlyStringProperty encryptionProperty() {
        return encryption.getReadOnlyProperty();
    }

    /** Which contents are stored packed, and what that saves. */
    ReadOnlyStringProperty packingProperty() {
        return packing.getReadOnlyProperty();
    }

    /** Where the next backup goes. */
    StringProperty backupFolderProperty() {
        return backupFolder;
    }

    /** Where another bank lies, or shall lie. */
    StringProperty otherFolderProperty() {
        return otherFolder;
    }

    /** The address of a bank on a server. */
    StringProperty serverProperty() {
        return server;
    }

    /** Whom that server knows; empty if it knows the user of this machine. */
    StringProperty serverUserProperty() {
        return serverUser;
    }

    /** What went wrong; empty if nothing has. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the last verification found. */
    ReadOnlyStringProperty verifiedProperty() {
        return verified.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty backingUpProperty() {
        return backingUp.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty verifyingProperty() {
        return verifying.getReadOnlyProperty();
    }

    void reload() {
        var backups = desk.bank().backups();
        var snapshots = desk.bank().snapshots();
        var operations = desk.bank().operations();
        reading.ask(() -> new Reading(backups.place(), backups.last(), snapshots.summary(),
                operations.textProtection()));
    }

    private void show(Reading read) {
        var texts = desk.texts();
        var language = desk.language();
        folder.set(read.place().name());
        onServer.set(read.place().folder().isEmpty());
        var bytes = Sizes.text(language, read.place().bytes());
        var free = read.place().freeBytes();
        size.set(free.isEmpty() ? bytes
                : texts.get("settings.data.size.value", bytes, Sizes.text(language, free.getAsLong())));
        last.set(read.last()
                .map(it -> texts.get("settings.backup.last", BackupTexts.describe(language, it), it.folder()))
                .orElseGet(() -> texts.get("settings.backup.never")));
        protection.set(texts.get("settings.texts." + read.protection().by(), read.protection().persons(),
                read.protection().forgotten()));
        encryption.set(texts.get(
                "settings.encryption." + (read.place().folder().isEmpty() ? "server" : read.place().encrypted())));
        packing.set(packing(read.snapshots().packing()));
        intervals.set(read.snapshots()
                .policies()
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> texts.get("settings.snapshots.interval", it.getKey(), it.getValue().everyEvents()))
                .collect(Collectors.joining("\n")));
    }

    private String packing(Packing it) {
        var texts = desk.texts();
        var language = desk.language();
        var rule = it.above().isPresent() ? texts.get("settings.packing.above", language.count(it.above().getAsInt()))
                : texts.get("settings.packing.off");
        return it.snapshots() == 0 ? rule
                : rule + " " + texts.get("settings.packing.snapshots", language.count(it.snapshots()),
                        language.count(it.characters()), language.count(it.unpacked()));
    }

    void backUp() {
        var into = FolderField.path(backupFolder.get());
        if (backingUp.get()) {
            return;
        }
        problem.set("");
        if (into.isEmpty()) {
            problem.set(desk.texts().get("settings.backup.missing"));
            return;
        }
        backingUp.set(true);
        var path = into.get();
        desk.tasks()
                .start(desk.texts().get("settings.backup.task"),
                        progress -> desk.bank().backups().backUp(path, RestoreViewModel.watching(progress)),
                        result -> backedUp(path, result), failure -> {
                            backingUp.set(false);
                            problem.set(desk.language().sentence(failure));
                        });
    }

    private void backedUp(Path into, Result result) {
        backingUp.set(false);
        switch (result) {
            case Result.Done(var backup) -> {
                desk.preferences().put(BACKUP_FOLDER, into.toString());
                desk.notices()
                        .say(desk.texts().get("settings.backup.done", BackupTexts.describe(desk.language(), backup)),
                                List.of(new Notices.Action(desk.texts().get("settings.backup.open"),
                                        () -> open(backup.folder()))));
                reload();
            }
            case Result.Failed(var what, _) -> problem.set(BackupTexts.sentence(desk.language(), what, into));
            case Result.Cancelled _ -> problem.set(desk.texts().get("settings.cancelled"));
        }
    }

    /** Recomputes every hash and compares the figures of all modules. */
    void verify() {
        if (verifying.get()) {
            return;
        }
        verifying.set(true);
        verified.set("");
        desk.tasks().start(desk.texts().get("settings.verify.task"), _ -> desk.bank().operations().verify(), found -> {
            verifying.set(false);
            verified.set(sentence(found));
        }, failure -> {
            verifying.set(false);
            verified.set(desk.language().sentence(failure));
        });
    }

    private String sentence(Verification found) {
        var events = found.events().values().stream().mapToLong(Long::longValue).sum();
        return found.ok() ? desk.texts().get("settings.verify.whole", desk.language().count(events))
                : desk.texts()
                        .get("settings.verify.broken",
                                found.problems()
                                        .stream()
                                        .map(desk.language()::sentence)
                                        .collect(Collectors.joining("\n")));
    }

    /** Opens another bank in this window, or begins one. */
    void openOther() {
        FolderField.path(otherFolder.get())
                .ifPresentOrElse(path -> desk.bankSwitch()
                        .reopen(desk.texts().get("settings.other.going"), BankSwitch.Work.NOTHING,
                                Optional.of(new BankPlace.Folder(path))),
                        () -> problem.set(desk.texts().get("settings.other.missing")));
    }

    /** Opens the bank on a server in this window, or begins one there. Its address is understood by who connects. */
    void openServer() {
        var address = server.get().strip();
        if (!address.startsWith(SERVER)) {
            problem.set(desk.texts().get("settings.server.missing"));
            return;
        }
        desk.bankSwitch()
                .reopen(desk.texts().get("settings.other.going"), BankSwitch.Work.NOTHING,
                        Optional.of(new BankPlace.Server(address, serverUser.get().strip())));
    }

    void openFolder() {
        desk.bank()
                .backups()
                .place()
                .folder()
                .ifPresentOrElse(this::open, () -> desk.notices().warn(desk.texts().get("settings.data.noFolder")));
    }

    private void open(Path path) {
        desk.work().read(() -> FolderWindow.open(path), opened -> {
            if (!opened) {
                desk.notices().warn(desk.texts().get("settings.data.cannotOpen", path));
            }
        }, _ -> desk.notices().warn(desk.texts().get("settings.data.cannotOpen", path)));
    }
}
