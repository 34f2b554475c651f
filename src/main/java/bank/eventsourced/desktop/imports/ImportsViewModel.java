package bank.eventsourced.desktop.imports;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import bank.eventsourced.account.ImportLayout;
import bank.eventsourced.account.ImportLayout.Encoding;
import bank.eventsourced.account.ImportLayout.Separator;
import bank.eventsourced.account.ImportOutline;
import bank.eventsourced.account.ImportRow;
import bank.eventsourced.account.PastImport;
import bank.eventsourced.account.PastImports.Undoing;
import bank.eventsourced.account.TransactionImport;
import bank.eventsourced.account.TransactionImport.Monitor;
import bank.eventsourced.account.TransactionImport.Options;
import bank.eventsourced.account.TransactionImport.Preview;
import bank.eventsourced.account.TransactionImport.Progress;
import bank.eventsourced.account.TransactionImport.Result;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LatestReading;
import bank.eventsourced.desktop.kit.LongTask;
import bank.eventsourced.desktop.kit.Tasks;

/**
 * An import on its way: which file, which column is what, what would be recorded, what was. Nothing is recorded before the
 * last step; going back keeps what was chosen. On the FX thread.
 */
final class ImportsViewModel {

    private static final int LISTED_IMPORTS = 200;
    private static final String ACTOR = "desktop";

    private final Desk desk;
    private final ColumnsViewModel columns;
    private final LatestReading<ImportOutline> outlines;
    private final LatestReading<List<PastImport>> pastImports;

    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.FILE);
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LongTask>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Preview>> preview = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Ending>> ending = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Separator> separator = new SimpleObjectProperty<>(Separator.DETECTED);
    private final ObjectProperty<Encoding> encoding = new SimpleObjectProperty<>(Encoding.UTF_8);
    private final ObservableList<PastImport> past = FXCollections.observableArrayList();
    private final Set<Long> leftOut = new HashSet<>();

    ImportsViewModel(Desk desk) {
        this.desk = desk;
        columns = new ColumnsViewModel(desk.language());
        outlines = desk.latest(this::outlined, this::unreadable);
        pastImports = desk.latest(past::setAll, failure -> problem.set(Optional.of(desk.language().sentence(failure))));
        separator.subscribe((_, _) -> readOutline());
        encoding.subscribe((_, _) -> readOutline());
        columns.onChange(() -> problem.set(Optional.empty()));
    }

    /** The steps of an import. */
    enum Step {
        FILE, COLUMNS, CHECK, RESULT
    }

    /** How it ended. */
    sealed interface Ending {

        record Ran(Result result) implements Ending {}

        record Undone(Undoing undoing) implements Ending {}

        /** @param sentence why it broke; what was recorded until then is in the list of imports */
        record Broke(String sentence) implements Ending {}
    }

    ColumnsViewModel columns() {
        return columns;
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** What is wrong, in a sentence. */
    ReadOnlyObjectProperty<Optional<String>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The check, the import or the undoing that is under way. */
    ReadOnlyObjectProperty<Optional<LongTask>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Preview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Ending>> endingProperty() {
        return ending.getReadOnlyProperty();
    }

    ObjectProperty<Separator> separatorProperty() {
        return separator;
    }

    ObjectProperty<Encoding> encodingProperty() {
        return encoding;
    }

    ObservableList<PastImport> past() {
        return FXCollections.unmodifiableObservableList(past);
    }

    void readPastImports() {
        pastImports.ask(() -> desk.bank().pastImports().list(Optional.empty(), LISTED_IMPORTS));
    }

    /** Begins with a file; a task that is under way goes on undisturbed. */
    void choose(Path chosen) {
        if (running.get().isPresent()) {
            return;
        }
        file.set(Optional.of(chosen));
        step.set(Step.FILE);
        leftOut.clear();
        preview.set(Optional.empty());
        readOutline();
    }

    private void readOutline() {
        problem.set(Optional.empty());
        file.get().ifPresent(it -> {
            var layout = layout();
            outlines.ask(() -> desk.bank().imports().outline(it, layout));
        });
    }

    private void outlined(ImportOutline read) {
        columns.take(read);
        problem.set(Optional.empty());
        if (step.get() == Step.FILE) {
            step.set(Step.COLUMNS);
        }
    }

    private void unreadable(Exception failure) {
        problem.set(Optional.of(desk.language().sentence(failure)));
    }

    /** Goes on to the columns of the file that was chosen already. */
    void goOn() {
        readOutline();
    }

    void back() {
        problem.set(Optional.empty());
        running.get().ifPresent(LongTask::cancel);
        step.set(switch (step.get()) {
            case FILE, COLUMNS -> Step.FILE;
            case CHECK -> Step.COLUMNS;
            case RESULT -> Step.FILE;
        });
    }

    /** Reads the whole file and says what would become of each row; records nothing. */
    void check() {
        var wrong = columns.problem();
        problem.set(wrong);
        if (wrong.isPresent() || running.get().isPresent()) {
            return;
        }
        file.get().ifPresent(it -> {
            var options = options();
            start("imports.task.check", it.getFileName().toString(),
                    progress -> checked(desk.bank().imports().preview(it, options, monitor(progress)), progress),
                    this::arrived, this::checkFailed);
            step.set(Step.CHECK);
        });
    }

    /** A check that was cancelled has looked at a part of the file only: that is no preview. */
    private static Preview checked(Preview preview, Tasks.Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        return preview;
    }

    private void arrived(Preview arrived) {
        preview.set(Optional.of(arrived));
    }

    private void checkFailed(Exception failure) {
        if (step.get() == Step.CHECK) {
            step.set(Step.COLUMNS);
        }
        problem.set(failure instanceof CancellationException ? Optional.empty()
                : Optional.of(desk.language().sentence(failure)));
    }

    /** Leaves a new row out, or takes it in again; then everything is checked once more, for rows depend on each other. */
    void toggle(ImportRow row) {
        if (running.get().isPresent()) {
            return;
        }
        switch (row.state()) {
            case NEW -> leftOut.add(row.line());
            case LEFT_OUT -> leftOut.remove(row.line());
            case KNOWN, BAD -> {
                return;
            }
        }
        check();
    }

    /** Records exactly what the preview shows as new, or nothing. */
    void importRows() {
        if (running.get().isPresent() || preview.get().filter(it -> it.newRows() > 0).isEmpty()) {
            return;
        }
        file.get().ifPresent(it -> {
            var options = options().confirmed(preview.get().orElseThrow().newRows());
            problem.set(Optional.empty());
            start("imports.task.import", it.getFileName().toString(),
                    progress -> desk.bank().imports().run(it, options, monitor(progress)), this::ran,
                    failure -> end(new Ending.Broke(desk.language().sentence(failure))));
        });
    }

    private void ran(Result result) {
        preview.set(Optional.of(result.preview()));
        switch (result) {
            case Result.Changed _, Result.Rejected _ ->
                problem.set(Optional.of(desk.texts().get("imports.check.changed")));
            case Result.Cancelled it when it.rows() == 0 && it.accounts() == 0 -> {
                preview.set(Optional.empty());
                step.set(Step.COLUMNS);
                problem.set(Optional.of(desk.texts().get("imports.check.cancelled")));
            }
            case Result.Imported _, Result.Cancelled _, Result.Stopped _ -> end(new Ending.Ran(result));
        }
    }

    private void end(Ending how) {
        ending.set(Optional.of(how));
        step.set(Step.RESULT);
        readPastImports();
    }

    /** Reverses what an import recorded. */
    void undo(UUID importId, String fileName) {
        if (running.get().isPresent()) {
            return;
        }
        problem.set(Optional.empty());
        start("imports.task.undo", fileName,
                progress -> desk.bank().pastImports().undo(importId, ACTOR, monitor(progress)),
                it -> end(new Ending.Undone(it)), failure -> end(new Ending.Broke(desk.language().sentence(failure))));
    }

    /** Begins anew. */
    void again() {
        file.set(Optional.empty());
        preview.set(Optional.empty());
        ending.set(Optional.empty());
        problem.set(Optional.empty());
        leftOut.clear();
        step.set(Step.FILE);
    }

    void cancel() {
        running.get().ifPresent(LongTask::cancel);
    }

    private <T> void start(String title, String fileName, Tasks.Work<T> work, java.util.function.Consumer<T> done,
            java.util.function.Consumer<Exception> failed) {
        running.set(Optional.of(desk.tasks().start(desk.texts().get(title, fileName), work, result -> {
            running.set(Optional.empty());
            done.accept(result);
        }, failure -> {
            running.set(Optional.empty());
            failed.accept(failure);
        })));
    }

    private static Monitor monitor(Tasks.Progress shown) {
        return new Monitor() {

            @Override
            public void progressed(Progress progress) {
                shown.reached(progress.rows(), progress.of().orElse(0));
            }

            @Override
            public boolean cancelled() {
                return shown.cancelled();
            }
        };
    }

    private ImportLayout layout() {
        return new ImportLayout(separator.get(), encoding.get());
    }

    private TransactionImport.Options options() {
        return new Options(columns.overdraftLimit(), true, ACTOR, layout(), Optional.of(columns.mapping()),
                Set.copyOf(leftOut), OptionalLong.empty());
    }
}
