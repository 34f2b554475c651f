/** Money: exact minor units and a currency, shared by every module and knowing none of them. */
@ApplicationModule(displayName = "Money", allowedDependencies = {})
@NullMarked
package bank.eventsourced.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
