/** The journal on JPA. Entities never leave this package. */
@NullMarked
package bank.eventsourced.journal.adapter.jpa;

import org.jspecify.annotations.NullMarked;
