/** Is allowed the published events of account, and uses more. */
@ApplicationModule(allowedDependencies = {"account :: events"})
@NullMarked
package badbank.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
