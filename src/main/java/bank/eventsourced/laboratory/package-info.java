/**
 * Driving adapter: the crash laboratory. Starts the program as real processes on a bank of its own, kills them at random
 * moments, and compares what is left with what was acknowledged.
 */
@ApplicationModule(displayName = "Laboratory", allowedDependencies = {"money", "account", "journal", "ledger",
        "operations"})
@NullMarked
package bank.eventsourced.laboratory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
