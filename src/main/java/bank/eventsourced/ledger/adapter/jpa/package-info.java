/** The catalogue of ledgers on JPA. Entities never leave this package. */
@NullMarked
package bank.eventsourced.ledger.adapter.jpa;

import org.jspecify.annotations.NullMarked;
