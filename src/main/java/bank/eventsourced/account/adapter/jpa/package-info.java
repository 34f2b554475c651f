/** The list of accounts on JPA. Entities never leave this package. */
@NullMarked
package bank.eventsourced.account.adapter.jpa;

import org.jspecify.annotations.NullMarked;
