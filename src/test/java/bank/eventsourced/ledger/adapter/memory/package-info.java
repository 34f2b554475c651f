/** The driven ports of this module in memory, for tests. */
@NullMarked
package bank.eventsourced.ledger.adapter.memory;

import org.jspecify.annotations.NullMarked;
