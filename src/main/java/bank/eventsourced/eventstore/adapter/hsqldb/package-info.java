/** The embedded database: one file bank in a data folder, open in one process at a time. */
@NullMarked
package bank.eventsourced.eventstore.adapter.hsqldb;

import org.jspecify.annotations.NullMarked;
