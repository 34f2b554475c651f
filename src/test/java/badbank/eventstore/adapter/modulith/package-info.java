/** Decorates the registry, but not all of it. */
@NullMarked
package badbank.eventstore.adapter.modulith;

import org.jspecify.annotations.NullMarked;
