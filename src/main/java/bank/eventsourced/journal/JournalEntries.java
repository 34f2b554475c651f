package bank.eventsourced.journal;

import java.util.List;
import java.util.stream.Stream;

/** The journal, for reading. Thread-safe; needs no transaction of the caller's. */
public interface JournalEntries {

    /** One page of what matches; empty when there is no more. */
    List<JournalEntry> find(JournalQuery query);

    /** All that matches, page by page. */
    default Stream<JournalEntry> all(JournalQuery query) {
        record Page(JournalQuery query, List<JournalEntry> entries) {}
        return Stream.iterate(new Page(query, find(query)), page -> !page.entries().isEmpty(), page -> {
            if (page.entries().size() < query.limit()) {
                return new Page(page.query(), List.of());
            }
            var next = page.query().after(page.entries().getLast());
            return new Page(next, find(next));
        }).flatMap(page -> page.entries().stream());
    }

    /** How many events of the account log are not in the journal yet. */
    long behind();
}
