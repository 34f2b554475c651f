/** Events and states as JSON, with Jackson. */
@NullMarked
package bank.eventsourced.eventstore.adapter.json;

import org.jspecify.annotations.NullMarked;
