/** Listens to anything. */
@NullMarked
package badbank.ledger.adapter.modulith;

import org.jspecify.annotations.NullMarked;
