/** Hears the prompts of the account log. */
@NullMarked
package bank.eventsourced.journal.adapter.modulith;

import org.jspecify.annotations.NullMarked;
