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

    /** The journal as it was when it had come to a position. */
    default JournalEntries asOf(long position) {
        var whole = this;
        return new JournalEntries() {

            @Override
            public List<JournalEntry> find(JournalQuery query) {
                return switch (query.order()) {
                    case OLDEST_FIRST -> whole.find(query).stream().filter(it -> it.position() <= position).toList();
                    case NEWEST_FIRST -> whole.find(query.after(
                            Math.min(position + 1, query.after().orElse(Long.MAX_VALUE))));
                };
            }

            @Override
            public long behind() {
                return whole.behind();
            }
        };
    }

    /** How many events of the account log are not in the journal yet. */
    long behind();
}
