/** Knows another adapter. */
@NullMarked
package badbank.account.adapter.json;

import org.jspecify.annotations.NullMarked;
