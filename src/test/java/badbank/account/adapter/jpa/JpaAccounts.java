package badbank.account.adapter.jpa;

import jakarta.persistence.EntityManager;

import org.springframework.transaction.annotation.Transactional;

/** Merges, in a transaction of its own. */
class JpaAccounts {

    private final EntityManager entities;

    JpaAccounts(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional
    void save(AccountEntity account) {
        entities.merge(account);
    }
}
