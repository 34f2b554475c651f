/** Driving adapter: the bank's commands for the terminal and for scripts. */
@ApplicationModule(displayName = "Console", allowedDependencies = {"wording", "money", "account", "account :: events",
        "ledger",
        "journal", "operations", "laboratory", "benchmark"})
@NullMarked
package bank.eventsourced.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
