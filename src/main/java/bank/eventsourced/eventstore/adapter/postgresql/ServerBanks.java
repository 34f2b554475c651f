package bank.eventsourced.eventstore.adapter.postgresql;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_RESTORABLE;

import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.BankFiles;
import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.application.BankSettings;
import bank.eventsourced.eventstore.application.Database;
import bank.eventsourced.eventstore.application.DatabaseKind;
import bank.eventsourced.wording.Sentence;

/** Banks that lie on a PostgreSQL server. */
@Component
class ServerBanks implements DatabaseKind {

    private final BankSettings settings;

    ServerBanks(BankSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isNamedBy(String url) {
        return url.startsWith(ServerAddress.PREFIX);
    }

    @Override
    public Database open() {
        var login = ServerLogin.of(settings);
        if (settings.backup().isPresent()) {
            throw new BankUnavailable(NOT_RESTORABLE, Sentence.of("""
                    A backup becomes a bank in a folder, not on the server %s. Leave out bank.url; nothing was \
                    changed.""", login.address()));
        }
        return new ServerBank(login, settings.create());
    }

    @Override
    public BankFiles files() {
        return new ServerFiles(ServerLogin.of(settings));
    }
}
