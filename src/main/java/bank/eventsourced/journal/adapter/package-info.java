/** What connects the journal to the world. */
@NullMarked
package bank.eventsourced.journal.adapter;

import org.jspecify.annotations.NullMarked;
