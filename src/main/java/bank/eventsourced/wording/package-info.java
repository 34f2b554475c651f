/** Wording: sentences for people that can be said in more than one language. Shared by every module, knows none of them. */
@ApplicationModule(displayName = "Wording", allowedDependencies = {})
@NullMarked
package bank.eventsourced.wording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
