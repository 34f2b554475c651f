/** Statements on paper: pages as PDF. */
@NullMarked
package bank.eventsourced.journal.adapter.pdf;

import org.jspecify.annotations.NullMarked;
