/** Looks at the clock, throws dice and logs. */
@NullMarked
package badbank.account.domain;

import org.jspecify.annotations.NullMarked;
