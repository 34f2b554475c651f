/** Knows somebody, and counts in doubles. */
@NullMarked
package badbank.money;

import org.jspecify.annotations.NullMarked;
