package bank.eventsourced.journal.adapter.jpa;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import jakarta.persistence.EntityManager;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.eventstore.Book;
import bank.eventsourced.journal.DayMovements;
import bank.eventsourced.journal.application.DayTotals;
import bank.eventsourced.money.Money;

/** Keeps what moved on each day in a database, with JPA. */
@Component
class JpaDayTotals implements DayTotals {

    private final EntityManager entities;
    private final JdbcTemplate jdbc;

    JpaDayTotals(EntityManager entities, JdbcTemplate jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Book book, Collection<DayMovements> movements) {
        var growth = """
                update %s set credits = credits + ?, debits = debits + ?, movements = movements + ?
                 where value_date = ? and currency = ?""".formatted(book.table("journal_day"));
        var beginning = """
                insert into %s (credits, debits, movements, value_date, currency) values (?, ?, ?, ?, ?)"""
                .formatted(book.table("journal_day"));
        for (var moved : movements) {
            if (write(growth, moved) == 0) {
                write(beginning, moved);
            }
        }
        entities.flush();
        entities.clear();
    }

    private int write(String statement, DayMovements moved) {
        return jdbc.update(statement, moved.credits().minorUnits(), moved.debits().minorUnits(), moved.movements(),
                moved.day(), moved.currency().getCurrencyCode());
    }

    @Override
    @Transactional(readOnly = true)
    public List<DayMovements> find(LocalDate first, LocalDate last) {
        return entities.createQuery("""
                select d from JournalDay d where d.place.valueDate >= :first and d.place.valueDate <= :last
                 order by d.place.valueDate, d.place.currency""", JournalDayEntity.class)
                .setParameter("first", first)
                .setParameter("last", last)
                .getResultStream()
                .map(JournalDayEntity::toMovements)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Money> before(LocalDate day) {
        return entities.createQuery("""
                select d.place.currency, sum(d.credits - d.debits) from JournalDay d where d.place.valueDate < :day
                 group by d.place.currency order by d.place.currency""", Net.class)
                .setParameter("day", day)
                .getResultStream()
                .map(net -> new Money(net.minorUnits(), Money.currency(net.currency())))
                .toList();
    }

    record Net(String currency, long minorUnits) {}
}
