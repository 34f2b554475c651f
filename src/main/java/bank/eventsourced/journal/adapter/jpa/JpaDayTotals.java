package bank.eventsourced.journal.adapter.jpa;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.journal.DayMovements;
import bank.eventsourced.journal.application.DayTotals;
import bank.eventsourced.money.Money;

/** Keeps what moved on each day in a database, with JPA. */
@Component
class JpaDayTotals implements DayTotals {

    private final EntityManager entities;

    JpaDayTotals(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Collection<DayMovements> movements) {
        for (var moved : movements) {
            if (grow(moved) == 0) {
                entities.persist(new JournalDayEntity(moved));
            }
        }
        entities.flush();
        entities.clear();
    }

    private int grow(DayMovements moved) {
        return entities.createQuery("""
                update JournalDay d set d.credits = d.credits + :credits, d.debits = d.debits + :debits,
                       d.movements = d.movements + :movements
                 where d.place.valueDate = :day and d.place.currency = :currency""")
                .setParameter("credits", moved.credits().minorUnits())
                .setParameter("debits", moved.debits().minorUnits())
                .setParameter("movements", moved.movements())
                .setParameter("day", moved.day())
                .setParameter("currency", moved.currency().getCurrencyCode())
                .executeUpdate();
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
