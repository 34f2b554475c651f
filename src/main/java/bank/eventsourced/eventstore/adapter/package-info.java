/** What connects the mechanism to the world: JPA, JSON, Modulith's registry, the embedded database. */
@NullMarked
package bank.eventsourced.eventstore.adapter;

import org.jspecify.annotations.NullMarked;
