package bank.eventsourced.eventstore.adapter.database;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.flywaydb.core.api.FlywayException;
import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.BankCopying;
import bank.eventsourced.eventstore.ControlQuery;
import bank.eventsourced.eventstore.Monitor;
import bank.eventsourced.eventstore.PersonalTexts.Kind;
import bank.eventsourced.eventstore.application.BankSettings;
import bank.eventsourced.eventstore.application.Database;
import bank.eventsourced.eventstore.application.DatabaseKind;
import bank.eventsourced.wording.Sentence;

/** Copies the bank between databases of any kind: the tables are made by the migrations, then every row is copied. */
@Component
class DatabaseCopying implements BankCopying {

    private final Database bank;
    private final BankSettings settings;
    private final List<DatabaseKind> kinds;
    private final List<ControlQuery> queries;

    DatabaseCopying(Database bank, BankSettings settings, List<DatabaseKind> kinds, List<ControlQuery> queries) {
        this.bank = bank;
        this.settings = settings;
        this.kinds = kinds;
        this.queries = queries;
    }

    @Override
    public Outcome copy(String place, String user, Files files, Monitor monitor) {
        var wanted = place(place, user, files);
        var kind = ChosenDatabase.chosen(wanted, kinds);
        try (var target = kind.take(wanted)) {
            target.migrate(() -> Migrations.beginBesideMark(target, kind.name()));
            try (var from = Connections.openForTransactions(bank);
                    var to = Connections.openForTransactions(target)) {
                from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                from.setReadOnly(true);
                var done = new TableCopying(from, to, target::requireRoom, monitor).copyAll(queries);
                to.commit();
                target.takeKey(settings.keyFilePath().or(bank::keyFile));
                target.finish();
                return done;
            }
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (SQLException | FlywayException | IllegalStateException failed) {
            return new Outcome.Failed(Sentence.of(
                    """
                            The bank could not be copied to %s (%s). What was copied there is no bank; this one is as it was.""",
                    name(wanted), Sentence.saidBy(reason(failed))));
        }
    }

    /** Of a batch it is said which values were in it, which is nobody's business. */
    private static Throwable reason(Exception failed) {
        return failed instanceof BatchUpdateException batch && batch.getNextException() != null
                ? batch.getNextException()
                : failed;
    }

    private BankSettings place(String place, String user, Files files) {
        var onServer = place.startsWith("jdbc:");
        var encrypt = switch (files) {
            case ENCRYPTED -> true;
            case PLAIN -> false;
            case LIKE_THE_BANK -> !onServer && isEncrypted();
        };
        return new BankSettings(onServer ? place : "", user.isEmpty() ? settings.user() : user, onServer ? "" : place,
                settings.minimumFreeMegabytes(), true, "", false, "", encrypt);
    }

    private boolean isEncrypted() {
        return ChosenDatabase.chosen(settings, kinds).files().place().encrypted() != Kind.NONE;
    }

    private static String name(BankSettings place) {
        return place.url().isEmpty() ? place.folder().toString() : place.url().replaceFirst("\\?.*", "");
    }
}
