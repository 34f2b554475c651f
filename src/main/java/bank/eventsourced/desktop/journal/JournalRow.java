package bank.eventsourced.desktop.journal;

import java.util.Optional;
import java.util.function.Function;

import bank.eventsourced.journal.JournalEntry;

/**
 * A row of the journal.
 *
 * @param entry absent where somebody made the journal skip the event
 */
record JournalRow(long position, Optional<JournalEntry> entry) {

    String show(Function<JournalEntry, String> text) {
        return entry.map(text).orElse("");
    }
}
