/** The transaction log: follows the accounts and keeps a searchable history of everything that happened on them. */
@ApplicationModule(displayName = "Journal", allowedDependencies = {"wording", "money", "eventstore",
        "account :: events"})
@NullMarked
package bank.eventsourced.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
