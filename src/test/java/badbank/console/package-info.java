/** Looks into the event store. */
@NullMarked
package badbank.console;

import org.jspecify.annotations.NullMarked;
