/** What connects the ledger to the world. */
@NullMarked
package bank.eventsourced.ledger.adapter;

import org.jspecify.annotations.NullMarked;
