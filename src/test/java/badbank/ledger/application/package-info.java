/** Looks into other modules. */
@NullMarked
package badbank.ledger.application;

import org.jspecify.annotations.NullMarked;
