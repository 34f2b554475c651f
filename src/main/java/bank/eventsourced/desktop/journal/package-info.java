/** The screen of the journal: every transaction, however many, filtered and ordered by the bank. */
@NullMarked
package bank.eventsourced.desktop.journal;

import org.jspecify.annotations.NullMarked;
