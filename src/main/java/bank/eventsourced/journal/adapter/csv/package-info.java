/** Statements and journals as comma-separated values, for spreadsheets. */
@NullMarked
package bank.eventsourced.journal.adapter.csv;

import org.jspecify.annotations.NullMarked;
