/** Is open to everything. */
@NullMarked
package badbank.ledger.domain;

import org.jspecify.annotations.NullMarked;
