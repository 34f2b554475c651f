/** Keeps an entity in its root. */
@NullMarked
package badbank.journal;

import org.jspecify.annotations.NullMarked;
