package bank.eventsourced.eventstore.adapter.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.eventstore.Rebuilding.Difference;
import bank.eventsourced.eventstore.Rebuilding.Result.Compared;
import bank.eventsourced.eventstore.application.SecondBooks;

/** Compares tables and makes them the same, within the database. */
@Component
class JdbcSecondBooks implements SecondBooks {

    private static final int CLEARED_AT_ONCE = 10_000;

    private final JdbcTemplate jdbc;

    JdbcSecondBooks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(String model, UUID owner) {
        end(model);
        jdbc.update("insert into rebuild (model, owner, position) values (?, ?, 0)", model, owner);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean reach(String model, UUID owner, long position) {
        return jdbc.update("update rebuild set position = ? where model = ? and owner = ?", position, model,
                owner) == 1;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(String model) {
        jdbc.update("delete from rebuild where model = ?", model);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> begun() {
        return jdbc.queryForList("select model from rebuild order by model", String.class);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean clear(String table) {
        var twins = twins(table);
        var boundary = jdbc.query(twins.boundary(CLEARED_AT_ONCE), (row, _) -> row.getObject(1));
        if (boundary.isEmpty()) {
            jdbc.update(twins.clearing());
            return false;
        }
        return jdbc.update(twins.clearingBefore(), boundary.getFirst()) > 0;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Compared compare(List<String> tables, long position, int listed) {
        var rows = 0L;
        var missing = 0L;
        var surplus = 0L;
        var wrong = 0L;
        var differences = new ArrayList<Difference>();
        for (var table : tables) {
            var twins = twins(table);
            rows += count(twins.count());
            missing += count(twins.countMissing());
            surplus += count(twins.countSurplus());
            wrong += count(twins.countWrong());
            differences.addAll(list(twins.missing(listed), (row, _) -> twins.missing(row)));
            differences.addAll(list(twins.surplus(listed), (row, _) -> twins.surplus(row)));
            differences.addAll(list(twins.wrong(listed), (row, _) -> twins.wrong(row)));
        }
        return new Compared(position, rows, missing, surplus, wrong,
                List.copyOf(differences.subList(0, Math.min(listed, differences.size()))));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(String table) {
        var twins = twins(table);
        jdbc.update(twins.removal());
        jdbc.update(twins.insertion());
    }

    private Twins twins(String table) {
        return Objects.requireNonNull(
                jdbc.execute((org.springframework.jdbc.core.ConnectionCallback<Twins>) it -> Twins.of(it, table)));
    }

    private long count(String query) {
        return Objects.requireNonNull(jdbc.queryForObject(query, Long.class));
    }

    private List<Difference> list(String query, RowMapper<Difference> reader) {
        return jdbc.query(query, reader);
    }
}
