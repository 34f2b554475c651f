/** What keeps the bank healthy: how far its followers are, whether its figures agree, whether its log is whole. */
@ApplicationModule(displayName = "Operations", allowedDependencies = {"wording", "money", "eventstore"})
@NullMarked
package bank.eventsourced.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
