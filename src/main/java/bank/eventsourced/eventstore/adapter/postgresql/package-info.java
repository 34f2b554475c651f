/** The bank on a PostgreSQL server: many processes may have it open at the same time. */
@NullMarked
package bank.eventsourced.eventstore.adapter.postgresql;

import org.jspecify.annotations.NullMarked;
