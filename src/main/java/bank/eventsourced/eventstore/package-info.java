/**
 * The mechanism: streams and their log, snapshots, one writer for commands, followers with checkpoints, and the prompts
 * that guarantee that every follower hears of every event. Knows nothing of banking.
 */
@ApplicationModule(displayName = "Event store", allowedDependencies = {"wording", "money"})
@NullMarked
package bank.eventsourced.eventstore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
