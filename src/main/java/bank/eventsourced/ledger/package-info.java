/** The general ledger: follows the accounts, posts double entries, proves that debits equal credits. */
@ApplicationModule(displayName = "Ledger", allowedDependencies = {"wording", "money", "eventstore",
        "account :: events"})
@NullMarked
package bank.eventsourced.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
