/**
 * Accounts: the commands that people give, the events that they lead to, and the rules between them. Has never heard of
 * ledger or journal.
 */
@ApplicationModule(displayName = "Account", allowedDependencies = {"wording", "money", "eventstore"})
@NullMarked
package bank.eventsourced.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
