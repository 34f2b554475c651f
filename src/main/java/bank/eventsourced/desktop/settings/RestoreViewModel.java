package bank.eventsourced.desktop.settings;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.FolderField;
import bank.eventsourced.desktop.kit.Tasks;
import bank.eventsourced.operations.Backups;
import bank.eventsourced.operations.Backups.Backup;
import bank.eventsourced.operations.Backups.Monitor;
import bank.eventsourced.operations.Backups.Phase;
import bank.eventsourced.operations.Backups.Result;

/** Restores a backup in two steps: first it is looked at, then people confirm what they have seen. */
public final class RestoreViewModel {

    private final Desk desk;
    private final StringProperty folder = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Backup>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    public RestoreViewModel(Desk desk) {
        this.desk = desk;
        folder.subscribe(this::forget);
    }

    StringProperty folderProperty() {
        return folder;
    }

    /** The whole backup that was found in the folder. */
    ReadOnlyObjectProperty<Optional<Backup>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Why the folder cannot be restored; empty if that is not known. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Another folder was typed. */
    private void forget() {
        found.set(Optional.empty());
        problem.set("");
    }

    void inspect() {
        var wanted = FolderField.path(folder.get());
        if (busy.get()) {
            return;
        }
        forget();
        if (wanted.isEmpty()) {
            problem.set(desk.texts().get("settings.restore.missing"));
            return;
        }
        busy.set(true);
        var path = wanted.get();
        desk.tasks()
                .start(desk.texts().get("settings.restore.inspecting"),
                        progress -> desk.bank().backups().inspect(path, watching(progress)),
                        result -> inspected(path, result),
                        this::failed);
    }

    private void inspected(Path path, Result result) {
        busy.set(false);
        if (!FolderField.path(folder.get()).equals(Optional.of(path))) {
            return;
        }
        switch (result) {
            case Result.Done(var backup) -> found.set(Optional.of(backup));
            case Result.Failed(var what, _) -> problem.set(BackupTexts.sentence(desk.language(), what, path));
            case Result.Cancelled _ -> problem.set(desk.texts().get("settings.cancelled"));
        }
    }

    private void failed(Exception failure) {
        busy.set(false);
        problem.set(desk.language().sentence(failure));
    }

    /** Closes the bank, puts the backup in its place and opens it. Does nothing before a whole backup was found. */
    void restore() {
        found.get()
                .ifPresent(backup -> desk.bankSwitch()
                        .reopen(desk.texts().get("settings.restore.going"), () -> restore(backup), Optional.empty()));
    }

    /** The port may be used while the bank is closed. */
    private void restore(Backup backup) throws NotRestored {
        switch (desk.bank().backups().restore(backup.folder(), Monitor.NONE)) {
            case Result.Done _ -> {
                // The bank is opened again, and shows itself.
            }
            case Result.Failed(var what, _) ->
                throw new NotRestored(BackupTexts.sentence(desk.language(), what, backup.folder()));
            case Result.Cancelled _ -> throw new NotRestored(desk.texts().get("settings.cancelled"));
        }
    }

    void forgetFound() {
        forget();
    }

    Desk desk() {
        return desk;
    }

    static Monitor watching(Tasks.Progress progress) {
        return new Backups.Monitor() {

            @Override
            public void progressed(Phase phase, long done, long of) {
                progress.reached(done, of);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }

    /** Its message is the sentence that the window shows. */
    private static final class NotRestored extends Exception {

        private static final long serialVersionUID = 1L;

        NotRestored(String sentence) {
            super(sentence);
        }
    }
}
