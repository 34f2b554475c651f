package bank.eventsourced.desktop.kit;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;

import bank.eventsourced.account.AccountNumber;

/**
 * All that a screen works with.
 *
 * @param intents        opens the panel for an intent
 * @param bankSwitch     closes the bank, lets something happen to its files, and opens it again
 * @param redraw         draws the window anew, as after another language was chosen
 * @param contextAccount the account that people are looking at: panels begin with it. Screens set it
 */
public record Desk(BankPorts bank, BankWork work, FxGate gate, Language language, Appearance appearance,
        Preferences preferences, Navigator navigator, Notices notices, Tasks tasks, Consumer<Intent> intents,
        BankSwitch bankSwitch, Runnable redraw, ObjectProperty<Optional<AccountNumber>> contextAccount) {

    public Texts texts() {
        return language.texts();
    }

    public void go(Place place) {
        navigator.go(place);
    }

    public void ask(Intent intent) {
        intents.accept(intent);
    }

    /**
     * A reading that is repeated after commits while it is started.
     *
     * @param look    reads the bank, off the FX thread
     * @param arrived gets what was read, on the FX thread
     * @param failed  gets why it could not be read, on the FX thread
     */
    public <T> LiveReading<T> live(Callable<T> look, Consumer<T> arrived, Consumer<Exception> failed) {
        return new LiveReading<>(bank.operations()::onCommit, work, gate, look, arrived, failed);
    }

    /** Readings of which only the latest answer counts, such as the rows for a filter that is being typed. */
    public <T> LatestReading<T> latest(Consumer<T> arrived, Consumer<Exception> failed) {
        return new LatestReading<>(work, gate, arrived, failed);
    }
}
