package bank.eventsourced.console;

import java.util.Optional;
import java.util.stream.Stream;

import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery;

/** The newest entries of the journal, oldest first, without holding them in memory: it looks for the first of them. */
final class Newest {

    private Newest() {}

    static Stream<JournalEntry> of(JournalEntries journal, JournalQuery newestFirst, JournalQuery oldestFirst,
            long number) {
        var first = journal.all(newestFirst).skip(number - 1).findFirst();
        return journal.all(first.map(it -> from(oldestFirst, it)).orElse(oldestFirst)).limit(number);
    }

    private static JournalQuery from(JournalQuery query, JournalEntry first) {
        return new JournalQuery(query.account(), query.from(), query.to(), query.kind(), query.atLeast(),
                query.atMost(), query.text(), query.order(), Optional.of(first.position() - 1), query.limit());
    }
}
