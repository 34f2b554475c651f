/** The driven ports of this module in memory, for tests. */
@NullMarked
package bank.eventsourced.journal.adapter.memory;

import org.jspecify.annotations.NullMarked;
