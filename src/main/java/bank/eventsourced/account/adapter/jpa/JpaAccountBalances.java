package bank.eventsourced.account.adapter.jpa;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.application.AccountBalances;
import bank.eventsourced.account.application.BalanceChange;
import bank.eventsourced.money.Money;

/** Keeps the list of accounts in a database, with JPA. */
@Component
class JpaAccountBalances implements AccountBalances {

    private final EntityManager entities;

    JpaAccountBalances(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Collection<BalanceChange> changes) {
        for (var change : changes) {
            if (change.opened().isPresent()) {
                entities.persist(new AccountBalanceEntity(change));
            } else {
                existing(change.number()).apply(change);
            }
        }
        entities.flush();
    }

    private AccountBalanceEntity existing(AccountNumber number) {
        var row = entities.find(AccountBalanceEntity.class, number.value());
        if (row == null) {
            throw new IllegalStateException("Account %s is missing in the list of accounts".formatted(number));
        }
        return row;
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountView> list(Optional<AccountNumber> after, int limit) {
        return entities.createQuery("select b from AccountBalance b where b.number > :after order by b.number",
                AccountBalanceEntity.class)
                .setParameter("after", after.map(AccountNumber::value).orElse(""))
                .setMaxResults(limit)
                .getResultStream()
                .map(AccountBalanceEntity::toView)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return entities.createQuery("select count(b) from AccountBalance b", Long.class).getSingleResult();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Totals> totals() {
        var totals = new TreeMap<String, Totals>();
        entities.createQuery("""
                select b.currency, sum(b.balance), sum(b.transactions) from AccountBalance b group by b.currency""",
                Sum.class)
                .getResultStream()
                .forEach(sum -> totals.put(sum.currency(),
                        new Totals(new Money(sum.balance(), Money.currency(sum.currency())), sum.transactions())));
        return totals;
    }

    record Sum(String currency, long balance, long transactions) {}
}
