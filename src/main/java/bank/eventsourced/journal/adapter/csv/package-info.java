/** Files of comma-separated values that spreadsheets can open. */
@NullMarked
package bank.eventsourced.journal.adapter.csv;

import org.jspecify.annotations.NullMarked;
