/**
 * A bank that breaks every rule of the architecture, so that every rule is seen to fail. Outside of the bank's own
 * package: no scan finds it.
 */
@NullMarked
package badbank;

import org.jspecify.annotations.NullMarked;
