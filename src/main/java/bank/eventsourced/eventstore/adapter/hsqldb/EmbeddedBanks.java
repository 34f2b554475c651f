package bank.eventsourced.eventstore.adapter.hsqldb;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.BankFiles;
import bank.eventsourced.eventstore.ControlQuery;
import bank.eventsourced.eventstore.application.BankSettings;
import bank.eventsourced.eventstore.application.Ciphers;
import bank.eventsourced.eventstore.application.CopyTarget;
import bank.eventsourced.eventstore.application.Database;
import bank.eventsourced.eventstore.application.DatabaseKind;
import bank.eventsourced.eventstore.application.Secrets;

/** Banks that lie in a folder: what there is if no server is named. */
@Component
class EmbeddedBanks implements DatabaseKind {

    private final BankSettings settings;
    private final List<ControlQuery> queries;
    private final Clock clock;
    private final FileKeys keys;
    private final Restoration restoration;

    EmbeddedBanks(BankSettings settings, List<ControlQuery> queries, Ciphers ciphers, Secrets secrets, Clock clock) {
        this.settings = settings;
        this.queries = queries;
        this.clock = clock;
        this.keys = new FileKeys(ciphers, secrets::passphrase, settings.keyFilePath());
        this.restoration = new Restoration(queries, keys, clock);
    }

    @Override
    public boolean isNamedBy(String url) {
        return url.isBlank();
    }

    @Override
    public Database open() {
        return new EmbeddedBank(settings, keys, restoration);
    }

    @Override
    public CopyTarget take(BankSettings place) {
        return EmbeddedCopy.begin(place, keys);
    }

    @Override
    public String name() {
        return "hsqldb";
    }

    @Override
    public BankFiles files() {
        return new HsqldbBankFiles(settings.folder(), queries, keys, restoration, clock);
    }
}
