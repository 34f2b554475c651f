package bank.eventsourced.eventstore.adapter.postgresql;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.BAD_SETTING;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_RESTORABLE;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.BankFiles;
import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.application.BankSettings;
import bank.eventsourced.eventstore.application.CopyTarget;
import bank.eventsourced.eventstore.application.Database;
import bank.eventsourced.eventstore.application.DatabaseKind;
import bank.eventsourced.wording.Sentence;

/** Banks that lie on a PostgreSQL server. */
@Component
class ServerBanks implements DatabaseKind {

    private final BankSettings settings;
    private final ObjectProvider<DataSource> connections;

    ServerBanks(BankSettings settings, ObjectProvider<DataSource> connections) {
        this.settings = settings;
        this.connections = connections;
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
        requireNotEncrypted(settings);
        return new ServerBank(login, settings.create());
    }

    private static void requireNotEncrypted(BankSettings place) {
        if (place.encrypt()) {
            throw new BankUnavailable(BAD_SETTING, Sentence.of("""
                    The files of a bank on a server are the server's, and this program cannot encrypt them. Leave \
                    encrypting out, and have the disk of the server encrypted; nothing was changed."""));
        }
    }

    @Override
    public CopyTarget take(BankSettings place) {
        requireNotEncrypted(place);
        return ServerCopy.begin(ServerLogin.of(place));
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public BankFiles files() {
        return new ServerFiles(ServerAddress.of(settings.url()), connections);
    }
}
