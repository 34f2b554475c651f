package bank.eventsourced.eventstore.adapter.jpa;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.CommandRegister;

/** Keeps the register of commands in a database, by plain JDBC. */
@Component
class JdbcCommandRegister implements CommandRegister {

    private static final String INSERT = """
            insert into command (command_id, log, fingerprint, first_position, events) values (?, ?, ?, ?, ?)""";

    private static final UUID NO_CONTENT = new UUID(0, 0);

    private final JdbcTemplate jdbc;

    JdbcCommandRegister(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<CarriedOut> commands) {
        try {
            jdbc.batchUpdate(INSERT, commands.stream().map(JdbcCommandRegister::row).toList());
        } catch (DuplicateKeyException failed) {
            throw new ConcurrencyConflict("A command was carried out by somebody else", failed);
        }
    }

    private static Object[] row(CarriedOut command) {
        return new Object[]{command.commandId(), command.log(), command.fingerprint(), command.firstPosition(),
                command.events()};
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetContents(StreamId stream, long version) {
        jdbc.update("""
                update command set fingerprint = ?
                 where command_id in (select command_id from event where stream_id = ? and version < ?)""", NO_CONTENT,
                stream.value(), version);
    }

    @Override
    public List<CarriedOut> find(Collection<UUID> commandIds) {
        var places = String.join(", ", Collections.nCopies(commandIds.size(), "?"));
        return jdbc.query("""
                select command_id, log, fingerprint, first_position, events from command
                 where command_id in (%s)""".formatted(places),
                (row, _) -> new CarriedOut(row.getObject(1, UUID.class), row.getString(2),
                        row.getObject(3, UUID.class), row.getLong(4), row.getInt(5)),
                commandIds.toArray());
    }
}
