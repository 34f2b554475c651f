/** The desktop: a JavaFX window on the bank. Views bind, view models decide, and neither waits for the bank. */
@ApplicationModule(displayName = "Desktop", allowedDependencies = {"wording", "money", "account", "account :: events",
        "ledger",
        "journal", "operations"})
@NullMarked
package bank.eventsourced.desktop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
