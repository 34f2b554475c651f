package bank.eventsourced.eventstore.adapter.postgresql;

import static bank.eventsourced.eventstore.BankFiles.Problem.ON_SERVER;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;

import bank.eventsourced.eventstore.BankCopy;
import bank.eventsourced.eventstore.BankFiles;
import bank.eventsourced.eventstore.PersonalTexts.Kind;
import bank.eventsourced.wording.Sentence;

/** The files of a bank on a server are the server's: it has tools of its own to copy them. */
final class ServerFiles implements BankFiles {

    private final ServerAddress address;
    private final ObjectProvider<DataSource> connections;

    ServerFiles(ServerAddress address, ObjectProvider<DataSource> connections) {
        this.address = address;
        this.connections = connections;
    }

    @Override
    public Place place() {
        return new Place(address.toString(), Optional.empty(), bytes(), OptionalLong.empty(), Kind.NONE);
    }

    private long bytes() {
        try (var connection = connections.getObject().getConnection();
                var query = connection.createStatement();
                var row = query.executeQuery("select pg_database_size(current_database())")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException unreachable) {
            throw new IllegalStateException("The size of %s cannot be read".formatted(address), unreachable);
        }
    }

    @Override
    public Optional<BankCopy> lastBackup() {
        return Optional.empty();
    }

    @Override
    public Outcome backUp(Path into, Monitor monitor) {
        return new Outcome.Failed(ON_SERVER, Sentence.of("""
                This bank lies on the server %s: back it up with the tools of the server, such as pg_dump. Nothing was \
                backed up.""", address).toString());
    }

    @Override
    public Outcome inspect(Path backup, Monitor monitor) {
        return notHere();
    }

    @Override
    public Outcome restore(Path backup, Monitor monitor) {
        return notHere();
    }

    private Outcome notHere() {
        return new Outcome.Failed(ON_SERVER, Sentence.of("""
                This bank lies on the server %s: a backup of a folder cannot take its place. Open a bank in a folder \
                first; nothing was changed.""", address).toString());
    }
}
