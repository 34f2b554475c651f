package bank.eventsourced.ledger.adapter.jpa;

import java.util.Currency;
import java.util.List;

import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.ledger.application.LedgerCatalogue;

/** Keeps the catalogue of ledgers in a database, with JPA. */
@Component
class JpaLedgerCatalogue implements LedgerCatalogue {

    private final EntityManager entities;

    JpaLedgerCatalogue(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Currency currency) {
        entities.persist(new LedgerEntity(currency.getCurrencyCode()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Currency> list() {
        return entities.createQuery("select l from Ledger l order by l.currency", LedgerEntity.class)
                .getResultStream()
                .map(ledger -> Currency.getInstance(ledger.currency()))
                .toList();
    }
}
