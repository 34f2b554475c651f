/** Transactions in text files, one a line. */
@NullMarked
package bank.eventsourced.account.adapter.csv;

import org.jspecify.annotations.NullMarked;
