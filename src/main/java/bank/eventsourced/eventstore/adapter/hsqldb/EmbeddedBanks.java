package bank.eventsourced.eventstore.adapter.hsqldb;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.BankFiles;
import bank.eventsourced.eventstore.ControlQuery;
import bank.eventsourced.eventstore.application.BankSettings;
import bank.eventsourced.eventstore.application.CopyTarget;
import bank.eventsourced.eventstore.application.Database;
import bank.eventsourced.eventstore.application.DatabaseKind;

/** Banks that lie in a folder: what there is if no server is named. */
@Component
class EmbeddedBanks implements DatabaseKind {

    private final BankSettings settings;
    private final List<ControlQuery> queries;
    private final Clock clock;
    private final Restoration restoration;

    EmbeddedBanks(BankSettings settings, List<ControlQuery> queries, Clock clock) {
        this.settings = settings;
        this.queries = queries;
        this.clock = clock;
        this.restoration = new Restoration(queries, clock);
    }

    @Override
    public boolean isNamedBy(String url) {
        return url.isBlank();
    }

    @Override
    public Database open() {
        return new EmbeddedBank(settings, restoration);
    }

    @Override
    public CopyTarget take(BankSettings place) {
        return EmbeddedCopy.begin(place);
    }

    @Override
    public String name() {
        return "hsqldb";
    }

    @Override
    public BankFiles files() {
        return new HsqldbBankFiles(settings.folder(), queries, restoration, clock);
    }
}
