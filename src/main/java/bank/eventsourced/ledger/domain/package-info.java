/** Double entry: which accounts of the chart a transaction concerns, and what a ledger makes of it. Plain Java. */
@NullMarked
package bank.eventsourced.ledger.domain;

import org.jspecify.annotations.NullMarked;
