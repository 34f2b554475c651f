package bank.eventsourced.desktop.welcome;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import bank.eventsourced.account.DemoBank;
import bank.eventsourced.account.DemoBank.Monitor;
import bank.eventsourced.account.DemoBank.Result;
import bank.eventsourced.account.DemoBank.Wishes;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.LongTask;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Tasks.Progress;

/** Begins a bank: with the demo, or with nothing. */
final class WelcomeViewModel {

    /** Under this name the window remembers the folder of an empty bank that somebody wants to stay as it is. */
    static final String DONE = "welcome.done";

    private static final String LEDGER = "ledger";
    private static final int LONGEST_NAME = 80;

    private final Desk desk;
    private final ReadOnlyObjectWrapper<Optional<LongTask>> filling = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    WelcomeViewModel(Desk desk) {
        this.desk = desk;
    }

    /** The demo on its way into the bank. */
    ReadOnlyObjectProperty<Optional<LongTask>> fillingProperty() {
        return filling.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void tryDemo() {
        if (filling.get().isPresent()) {
            return;
        }
        problem.set("");
        filling.set(Optional.of(desk.tasks()
                .start(desk.texts().get("welcome.demo.task"),
                        progress -> desk.bank().demo().fill(wishes(), watching(progress)), this::filled,
                        this::failed)));
    }

    private static Wishes wishes() {
        var user = System.getProperty("user.name", "").strip().replaceAll("\\p{Cntrl}", "");
        return new Wishes("desktop:" + user.substring(0, Math.min(user.length(), LONGEST_NAME)), Optional.of(LEDGER));
    }

    private static Monitor watching(Progress progress) {
        return new DemoBank.Monitor() {

            @Override
            public void progressed(int done, int of) {
                progress.reached(done, of);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }

    private void filled(Result result) {
        filling.set(Optional.empty());
        switch (result) {
            case Result.Filled(var commands, _) -> {
                desk.notices().say(desk.texts().get("welcome.demo.done", commands));
                desk.go(new Place.Overview());
            }
            case Result.Refused(var reason) -> problem.set(desk.language().sentence(reason));
            case Result.Cancelled(var commands, var recorded) ->
                problem.set(desk.texts().get("welcome.demo.cancelled", recorded, commands));
        }
    }

    private void failed(Exception failure) {
        filling.set(Optional.empty());
        problem.set(desk.texts().get("welcome.demo.failed", desk.language().sentence(failure)));
    }

    void cancelDemo() {
        filling.get().ifPresent(LongTask::cancel);
    }

    /** The bank stays as it is; its first account is asked for. */
    void beginEmpty() {
        desk.preferences().put(DONE, desk.bank().backups().place().name());
        desk.go(new Place.AccountList());
        desk.ask(new Intent.OpenAccount());
    }
}
