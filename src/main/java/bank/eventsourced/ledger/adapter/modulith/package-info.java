/** Hears the prompts of the account log. */
@NullMarked
package bank.eventsourced.ledger.adapter.modulith;

import org.jspecify.annotations.NullMarked;
