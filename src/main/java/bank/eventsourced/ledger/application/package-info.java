/** The ledger at work: posts what happens on accounts, and answers questions. */
@NullMarked
package bank.eventsourced.ledger.application;

import org.jspecify.annotations.NullMarked;
