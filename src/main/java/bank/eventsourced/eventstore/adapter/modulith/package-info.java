/** The publications of prompts in Modulith's event publication registry. */
@NullMarked
package bank.eventsourced.eventstore.adapter.modulith;

import org.jspecify.annotations.NullMarked;
