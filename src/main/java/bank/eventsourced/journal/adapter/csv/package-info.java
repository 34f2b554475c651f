/** Statements as comma-separated values. */
@NullMarked
package bank.eventsourced.journal.adapter.csv;

import org.jspecify.annotations.NullMarked;
