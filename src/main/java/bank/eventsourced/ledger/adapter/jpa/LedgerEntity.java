package bank.eventsourced.ledger.adapter.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** The row of a currency that has a ledger. */
@Entity(name = "Ledger")
@Table(name = "ledger")
@Immutable
final class LedgerEntity {

    @Id
    private String currency;

    @SuppressWarnings("NullAway.Init")
    private LedgerEntity() {}

    LedgerEntity(String currency) {
        this.currency = currency;
    }

    String currency() {
        return currency;
    }
}
