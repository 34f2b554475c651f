/** Talks to everybody. */
@NullMarked
package badbank.account.application;

import org.jspecify.annotations.NullMarked;
