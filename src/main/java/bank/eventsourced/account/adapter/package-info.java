/** What connects accounts to the world. */
@NullMarked
package bank.eventsourced.account.adapter;

import org.jspecify.annotations.NullMarked;
