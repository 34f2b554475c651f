/** The driven ports of the mechanism on JPA. Entities never leave this package. */
@NullMarked
package bank.eventsourced.eventstore.adapter.jpa;

import org.jspecify.annotations.NullMarked;
