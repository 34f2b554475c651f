/** Has what the rules ask for by name. */
@NullMarked
package badbank.eventstore;

import org.jspecify.annotations.NullMarked;
