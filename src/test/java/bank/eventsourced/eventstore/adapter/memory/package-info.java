/** The driven ports of this module in memory, for tests. */
@NullMarked
package bank.eventsourced.eventstore.adapter.memory;

import org.jspecify.annotations.NullMarked;
