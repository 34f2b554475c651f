package bank.eventsourced.desktop.events;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Watch;
import bank.eventsourced.operations.LogExport.Result;
import bank.eventsourced.operations.LogExport.Selection;

/**
 * Writes what is shown to a file, as a long task: what matches the filter, or without one the whole bank, so that a bank can
 * be made of it again. On the FX thread.
 */
final class EventExport {

    private final Desk desk;

    EventExport(Desk desk) {
        this.desk = desk;
    }

    /** Asks where. */
    void choose(Window window, Filter filter) {
        var chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("events.export.title"));
        chooser.setInitialFileName(desk.texts()
                .get("events.export.file", desk.language().isoDate(LocalDate.now(desk.language().zone()))));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON Lines", "*.jsonl"));
        var chosen = chooser.showSaveDialog(window);
        if (chosen != null) {
            save(chosen.toPath(), filter);
        }
    }

    void save(Path file, Filter filter) {
        var selection = filter.isRestricted() ? new Selection.Matching(List.of(filter.query(desk.language().zone())))
                : new Selection.Everything();
        desk.tasks()
                .start(desk.texts().get("events.export.task", file.getFileName()),
                        progress -> desk.bank().logExport().write(selection, file, new Watch(progress)),
                        result -> say(result, file, filter), this::failed);
    }

    private void say(Result result, Path file, Filter filter) {
        var texts = desk.texts();
        switch (result) {
            case Result.Done done -> desk.notices()
                    .say(texts.get(filter.isRestricted() ? "events.export.done" : "events.export.whole", done.events(),
                            file.getFileName()));
            case Result.Failed(var sentence) ->
                desk.notices().warn(texts.get("events.export.failed", desk.language().sentence(sentence)));
        }
    }

    private void failed(Exception failure) {
        if (failure instanceof CancellationException) {
            desk.notices().say(desk.texts().get("events.export.cancelled"));
        } else {
            desk.notices().warn(desk.texts().get("failure.reading", desk.language().sentence(failure)));
        }
    }
}
