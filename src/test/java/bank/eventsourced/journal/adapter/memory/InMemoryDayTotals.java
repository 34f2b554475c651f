package bank.eventsourced.journal.adapter.memory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import bank.eventsourced.eventstore.Book;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.journal.DayMovements;
import bank.eventsourced.journal.application.DayTotals;
import bank.eventsourced.money.Money;

/** Keeps what moved on each day in memory. */
public final class InMemoryDayTotals implements DayTotals {

    private static final Comparator<DayMovements> ORDER =
            Comparator.comparing(DayMovements::day).thenComparing(it -> it.currency().getCurrencyCode());
    private static final Table<Map<DayMovements, DayMovements>> DAYS = new Table<>("journal_day", Map.of());

    private static final Table<Map<DayMovements, DayMovements>> REBUILT = new Table<>("journal_day_rebuilt", Map.of());

    private final InMemoryDatabase database;

    public InMemoryDayTotals(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Book book, Collection<DayMovements> movements) {
        database.write(book == Book.KEPT ? DAYS : REBUILT, before -> {
            var after = new TreeMap<DayMovements, DayMovements>(ORDER);
            after.putAll(before);
            movements.forEach(moved -> after.merge(moved, moved, DayMovements::plus));
            return after;
        });
    }

    @Override
    public List<DayMovements> find(LocalDate first, LocalDate last) {
        return database.read(DAYS)
                .values()
                .stream()
                .filter(it -> !it.day().isBefore(first) && !it.day().isAfter(last))
                .toList();
    }

    @Override
    public List<Money> before(LocalDate day) {
        var sums = new TreeMap<String, Money>();
        database.read(DAYS)
                .values()
                .stream()
                .filter(it -> it.day().isBefore(day))
                .forEach(it -> sums.merge(it.currency().getCurrencyCode(), it.net(), Money::plus));
        return List.copyOf(sums.values());
    }
}
