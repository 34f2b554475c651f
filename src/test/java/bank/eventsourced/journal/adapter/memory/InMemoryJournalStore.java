package bank.eventsourced.journal.adapter.memory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.eventstore.Book;
import bank.eventsourced.eventstore.PersonalTexts;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.journal.JournalSearch.Monitor;
import bank.eventsourced.journal.Period;
import bank.eventsourced.journal.application.JournalStore;
import bank.eventsourced.journal.application.MovementQuery;
import bank.eventsourced.money.Money;

/** Keeps journal entries in memory. */
public final class InMemoryJournalStore implements JournalStore {

    private static final Table<List<JournalEntry>> ENTRIES = new Table<>("journal_entry", List.of());

    private static final Table<List<JournalEntry>> REBUILT = new Table<>("journal_entry_rebuilt", List.of());

    private final InMemoryDatabase database;

    public InMemoryJournalStore(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Book book, List<JournalEntry> entries) {
        database.write(book == Book.KEPT ? ENTRIES : REBUILT, before -> {
            var after = new ArrayList<>(before);
            after.addAll(entries);
            return after;
        });
    }

    @Override
    public void forgetTexts(Book book, AccountNumber account, long position) {
        database.write(book == Book.KEPT ? ENTRIES : REBUILT, before -> before.stream()
                .map(it -> it.account().equals(account) && it.position() < position ? forgotten(it) : it)
                .toList());
    }

    private static JournalEntry forgotten(JournalEntry it) {
        var text = Set.of(Kind.LIMIT_CHANGED, Kind.HOLDER_FORGOTTEN).contains(it.kind()) ? it.text()
                : forgotten(it.text());
        var counterparty = it.kind().name().startsWith("TRANSFER") ? it.counterparty() : forgotten(it.counterparty());
        return new JournalEntry(it.position(), it.account(), it.version(), it.kind(), it.amount(), it.balance(),
                it.valueDate(), it.recordedAt(), text, counterparty, it.commandId(), it.reverses());
    }

    private static String forgotten(String text) {
        return text.isEmpty() ? "" : PersonalTexts.FORGOTTEN;
    }

    @Override
    public List<JournalEntry> find(JournalQuery query) {
        var oldestFirst = Comparator.comparingLong(JournalEntry::position);
        return database.read(ENTRIES)
                .stream()
                .filter(entry -> matches(query, entry))
                .sorted(switch (query.order()) {
                    case OLDEST_FIRST -> oldestFirst;
                    case NEWEST_FIRST -> oldestFirst.reversed();
                })
                .limit(query.limit())
                .toList();
    }

    private static boolean matches(JournalQuery query, JournalEntry entry) {
        return query.account().stream().allMatch(entry.account()::equals)
                && query.kind().stream().allMatch(entry.kind()::equals)
                && query.from().stream().noneMatch(entry.valueDate()::isBefore)
                && query.to().stream().noneMatch(entry.valueDate()::isAfter)
                && query.atLeast()
                        .stream()
                        .allMatch(least -> ofCurrency(entry, least) && minorUnits(entry) >= least
                                .minorUnits())
                && query.atMost()
                        .stream()
                        .allMatch(most -> ofCurrency(entry, most) && minorUnits(entry) <= most
                                .minorUnits())
                && query.text()
                        .map(String::strip)
                        .stream()
                        .allMatch(text -> contains(entry.text(), text)
                                || contains(entry.counterparty(), text))
                && query.after().stream().allMatch(last -> switch (query.order()) {
                    case OLDEST_FIRST -> entry.position() > last;
                    case NEWEST_FIRST -> entry.position() < last;
                });
    }

    private static boolean ofCurrency(JournalEntry entry, Money amount) {
        return entry.amount().isPresent() && entry.balance().currency().equals(amount.currency());
    }

    private static long minorUnits(JournalEntry entry) {
        return entry.amount().orElseThrow().minorUnits();
    }

    private static boolean contains(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    @Override
    public long[] positions(JournalFilter filter, JournalOrder order, int limit, Monitor monitor) {
        var entries = database.read(ENTRIES);
        monitor.progressed(entries.size(), entries.size());
        if (monitor.cancelled()) {
            throw new CancellationException("The search was called off.");
        }
        return entries.stream()
                .filter(entry -> matches(filter, entry))
                .sorted(comparator(order))
                .limit(limit)
                .mapToLong(JournalEntry::position)
                .toArray();
    }

    private static Comparator<JournalEntry> comparator(JournalOrder order) {
        Comparator<JournalEntry> ascending = switch (order.by()) {
            case POSITION -> Comparator.comparingLong(JournalEntry::position);
            case VALUE_DATE ->
                Comparator.comparing(JournalEntry::valueDate).thenComparingLong(JournalEntry::position);
            case AMOUNT -> Comparator.comparing((JournalEntry entry) -> entry.balance().currency().getCurrencyCode())
                    .thenComparing(entry -> switch (order.direction()) {
                        case ASCENDING -> entry.amount().isEmpty();
                        case DESCENDING -> entry.amount().isPresent();
                    })
                    .thenComparingLong(entry -> entry.amount().map(Money::minorUnits).orElse(0L))
                    .thenComparingLong(JournalEntry::position);
        };
        return switch (order.direction()) {
            case ASCENDING -> ascending;
            case DESCENDING -> ascending.reversed();
        };
    }

    private static boolean matches(JournalFilter filter, JournalEntry entry) {
        return filter.account().stream().allMatch(entry.account()::equals)
                && filter.kind().stream().allMatch(entry.kind()::equals)
                && filter.currency().stream().allMatch(entry.balance().currency()::equals)
                && filter.from().stream().noneMatch(entry.valueDate()::isBefore)
                && filter.to().stream().noneMatch(entry.valueDate()::isAfter)
                && filter.after().stream().allMatch(position -> entry.position() > position)
                && filter.upTo().stream().allMatch(position -> entry.position() <= position)
                && filter.atLeast().stream().allMatch(least -> moved(entry, it -> it.compareTo(least) >= 0))
                && filter.atMost().stream().allMatch(most -> moved(entry, it -> it.compareTo(most) <= 0))
                && filter.text()
                        .stream()
                        .allMatch(text -> Stream.of(entry.text(), entry.counterparty(), entry.account().value())
                                .anyMatch(it -> contains(it, text))
                                || filter.meant()
                                        .stream()
                                        .anyMatch(meant -> moved(entry, it -> it.compareTo(meant) == 0)));
    }

    private static boolean moved(JournalEntry entry, Predicate<BigDecimal> amount) {
        return entry.amount().map(Money::amount).filter(amount).isPresent();
    }

    @Override
    public List<JournalEntry> at(long... positions) {
        return LongStream.of(positions)
                .boxed()
                .flatMap(position -> database.read(ENTRIES).stream().filter(entry -> entry.position() == position))
                .toList();
    }

    @Override
    public Optional<Extent> extent() {
        var positions = database.read(ENTRIES).stream().mapToLong(JournalEntry::position).summaryStatistics();
        return positions.getCount() == 0 ? Optional.empty()
                : Optional.of(new Extent(positions.getMin(), positions.getMax()));
    }

    @Override
    public Map<AccountNumber, Money> balances(Currency currency, LocalDate day, long upTo) {
        return database.read(ENTRIES)
                .stream()
                .filter(entry -> entry.balance().currency().equals(currency) && entry.position() <= upTo
                        && !entry.valueDate().isAfter(day)
                        && entry.amount().isPresent())
                .collect(Collectors.toMap(JournalEntry::account, entry -> entry.movement().orElseThrow(),
                        Money::plus));
    }

    @Override
    public Map<String, Totals> totals() {
        var totals = new TreeMap<String, Totals>();
        for (var entry : database.read(ENTRIES)) {
            var nothing = Money.zero(entry.balance().currency());
            var moved = entry.movement().orElse(nothing);
            totals.merge(nothing.currency().getCurrencyCode(), new Totals(moved, entry.amount().isPresent() ? 1 : 0),
                    (sum, more) -> new Totals(sum.balance().plus(more.balance()),
                            sum.transactions() + more.transactions()));
        }
        return totals;
    }

    @Override
    public List<JournalEntry> movements(MovementQuery query) {
        var oldestFirst = Comparator.comparing(JournalEntry::valueDate).thenComparingLong(JournalEntry::position);
        var order = switch (query.order()) {
            case OLDEST_FIRST -> oldestFirst;
            case NEWEST_FIRST -> oldestFirst.reversed();
        };
        return moved(query.account(), query.period(), query.upTo())
                .filter(entry -> query.after().stream().allMatch(last -> order.compare(entry, last) > 0))
                .sorted(order)
                .limit(query.limit())
                .toList();
    }

    private Stream<JournalEntry> moved(AccountNumber account, Period period, long upTo) {
        return database.read(ENTRIES)
                .stream()
                .filter(entry -> entry.account().equals(account) && entry.position() <= upTo
                        && entry.amount().isPresent())
                .filter(entry -> !entry.valueDate().isBefore(period.from())
                        && !entry.valueDate().isAfter(period.to()));
    }

    @Override
    public Optional<Movements> movements(AccountNumber account, Period period, long upTo) {
        return moved(account, period, upTo).map(entry -> {
            var nothing = Money.zero(entry.balance().currency());
            var movement = entry.movement().orElseThrow();
            return movement.isNegative() ? new Movements(movement.negated(), nothing, 1)
                    : new Movements(nothing, movement, 1);
        })
                .reduce((sum, more) -> new Movements(sum.debits().plus(more.debits()),
                        sum.credits().plus(more.credits()), sum.entries() + more.entries()));
    }
}
