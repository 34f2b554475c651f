/** How the mechanism works: loading, appending, the one writer, the followers. Owns its transactions and its ports. */
@NullMarked
package bank.eventsourced.eventstore.application;

import org.jspecify.annotations.NullMarked;
