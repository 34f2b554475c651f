/** Money: exact minor units and a currency, shared by every module. */
@ApplicationModule(displayName = "Money", allowedDependencies = "wording")
@NullMarked
package bank.eventsourced.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
