package bank.eventsourced.desktop.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import bank.eventsourced.desktop.kit.BankPorts;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.operations.Causation.Caused;
import bank.eventsourced.operations.EventPlace;
import bank.eventsourced.operations.LoggedEvent;
import bank.eventsourced.operations.LoggedEvents.Connected;

/**
 * An event, and what came of the command behind it.
 *
 * @param lines   the first {@link #MOST_LINES} events of the command's tree, from the top
 * @param more    how many more there are
 * @param entries the entries of the journal that they led to, by position
 */
record Explained(Connected connected, List<Line> lines, long more, Map<Long, JournalEntry> entries) {

    static final int MOST_LINES = 40;
    private static final String ACCOUNTS = "account";

    /** @param depth how many causes it has, from 0: then it is of the command itself */
    record Line(LoggedEvent event, int depth) {}

    static Optional<Explained> read(BankPorts bank, EventPlace place) {
        return bank.events().connected(place).map(connected -> {
            var all = lines(connected.causation().events(), 0).toList();
            var shown = all.stream().limit(MOST_LINES).toList();
            var positions = shown.stream()
                    .map(it -> it.event().place())
                    .filter(it -> it.log().equals(ACCOUNTS))
                    .mapToLong(EventPlace::position)
                    .toArray();
            var entries = bank.search()
                    .at(positions)
                    .stream()
                    .collect(Collectors.toMap(JournalEntry::position, Function.identity()));
            return new Explained(connected, shown, all.size() - shown.size(), entries);
        });
    }

    private static Stream<Line> lines(List<Caused> events, int depth) {
        return events.stream()
                .flatMap(it -> Stream.concat(Stream.of(new Line(it.event(), depth)), lines(it.effects(), depth + 1)));
    }

    Optional<JournalEntry> entry(LoggedEvent event) {
        return event.place().log().equals(ACCOUNTS) ? Optional.ofNullable(entries.get(event.place().position()))
                : Optional.empty();
    }
}
