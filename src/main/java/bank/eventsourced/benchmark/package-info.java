/**
 * Driving adapter: the benchmark. Measures the bank through its ports, on banks of its own, against what the same database
 * does without it.
 */
@ApplicationModule(displayName = "Benchmark", allowedDependencies = {"money", "account", "account :: events", "ledger",
        "operations", "eventstore"})
@NullMarked
package bank.eventsourced.benchmark;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
