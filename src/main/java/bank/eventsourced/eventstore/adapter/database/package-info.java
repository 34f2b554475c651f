/** Which database holds the bank: a file or a server, as the settings say. */
@NullMarked
package bank.eventsourced.eventstore.adapter.database;

import org.jspecify.annotations.NullMarked;
