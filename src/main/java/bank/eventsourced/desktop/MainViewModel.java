package bank.eventsourced.desktop;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main window: its panels, and what the status bar says. Lives on the FX thread. */
final class MainViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(MainViewModel.class);

    private final Language language;
    private final AccountsViewModel accounts;
    private final LedgersViewModel ledgers;
    private final EventsViewModel events;
    private final LiveReading live;
    private final ReadOnlyStringWrapper ledgerState = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper accountCount = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper lastAction = new ReadOnlyStringWrapper("");
    private Optional<AutoCloseable> subscription = Optional.empty();

    MainViewModel(BankPorts bank, BankWork work, FxGate gate, Language language) {
        this.language = language;
        accounts = new AccountsViewModel(bank, work, language, lastAction::set);
        ledgers = new LedgersViewModel(language);
        events = new EventsViewModel(language);
        live = new LiveReading(bank, work, gate, this::show, this::unreadable);
    }

    AccountsViewModel accounts() {
        return accounts;
    }

    LedgersViewModel ledgers() {
        return ledgers;
    }

    EventsViewModel events() {
        return events;
    }

    ReadOnlyStringProperty ledgerStateProperty() {
        return ledgerState.getReadOnlyProperty();
    }

    ReadOnlyStringProperty accountCountProperty() {
        return accountCount.getReadOnlyProperty();
    }

    /** What the last action came to. */
    ReadOnlyStringProperty lastActionProperty() {
        return lastAction.getReadOnlyProperty();
    }

    /** Reads the bank, now and after each commit. */
    void activate() {
        subscription = Optional.of(live.start());
    }

    void deactivate() {
        subscription.ifPresent(MainViewModel::close);
        subscription = Optional.empty();
    }

    void reload() {
        live.request();
    }

    private void show(BankReading reading) {
        accounts.show(reading);
        ledgers.show(reading);
        events.show(reading);
        ledgerState.set(language.texts().get("status.ledger", ledgers.stateProperty().get()));
        accountCount.set(language.texts().get("status.accounts", reading.accountCount()));
    }

    private void unreadable(Exception failure) {
        LOG.debug("The bank cannot be read", failure);
        if (subscription.isPresent()) {
            lastAction.set(language.texts().get("failure.reading", Failure.sentence(failure)));
        }
    }

    private static void close(AutoCloseable subscription) {
        try {
            subscription.close();
        } catch (Exception failure) {
            LOG.debug("A subscription did not end", failure);
        }
    }
}
