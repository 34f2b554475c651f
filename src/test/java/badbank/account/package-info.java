/** Has heard of the ledger. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package badbank.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
