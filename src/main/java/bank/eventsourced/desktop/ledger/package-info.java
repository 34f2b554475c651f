/** The screen of the ledgers: what they are and were, whether they agree with the accounts, and the proof. */
@NullMarked
package bank.eventsourced.desktop.ledger;

import org.jspecify.annotations.NullMarked;
