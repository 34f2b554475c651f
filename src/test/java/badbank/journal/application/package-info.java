/** Looks inside another module. */
@NullMarked
package badbank.journal.application;

import org.jspecify.annotations.NullMarked;
