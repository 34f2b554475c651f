/** Shows its entities around. */
@NullMarked
package badbank.account.adapter.jpa;

import org.jspecify.annotations.NullMarked;
