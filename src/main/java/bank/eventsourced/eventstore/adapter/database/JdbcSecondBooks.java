package bank.eventsourced.eventstore.adapter.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
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
        var all = new Compared(position, 0, 0, 0, 0, List.of());
        for (var table : tables) {
            all = and(all, compare(twins(table), position, listed), listed);
        }
        return all;
    }

    private static Compared and(Compared all, Compared one, int listed) {
        return new Compared(all.position(), all.rows() + one.rows(), all.missing() + one.missing(),
                all.surplus() + one.surplus(), all.wrong() + one.wrong(),
                Stream.concat(all.differences().stream(), one.differences().stream()).limit(listed).toList());
    }

    private Compared compare(Twins twins, long position, int listed) {
        var common = Objects.requireNonNull(jdbc.queryForObject(twins.countCommon(),
                (row, _) -> new Common(row.getLong(1), row.getLong(2))));
        var rebuilt = count(twins.countRebuilt());
        var missing = rebuilt - common.rows();
        var surplus = count(twins.countKept()) - common.rows();
        var differences = new ArrayList<Difference>();
        if (missing > 0) {
            differences.addAll(jdbc.query(twins.missing(listed), (row, _) -> twins.missing(row)));
        }
        if (surplus > 0) {
            differences.addAll(jdbc.query(twins.surplus(listed), (row, _) -> twins.surplus(row)));
        }
        if (common.wrong() > 0) {
            differences.addAll(jdbc.query(twins.wrong(listed), (row, _) -> twins.wrong(row)));
        }
        return new Compared(position, rebuilt, missing, surplus, common.wrong(), differences);
    }

    private record Common(long rows, long wrong) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(String table) {
        var twins = twins(table);
        jdbc.update(twins.removal());
        jdbc.update(twins.insertion());
    }

    private Twins twins(String table) {
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<Twins>) it -> Twins.of(it, table)));
    }

    private long count(String query) {
        return Objects.requireNonNull(jdbc.queryForObject(query, Long.class));
    }
}
