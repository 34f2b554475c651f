/** The rules of a log: where an event gets its position, and how its hash is chained. Pure. */
@NullMarked
package bank.eventsourced.eventstore.domain;

import org.jspecify.annotations.NullMarked;
