package bank.eventsourced.journal.adapter.jpa;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalOrder.By;
import bank.eventsourced.journal.JournalOrder.Direction;
import bank.eventsourced.journal.JournalSearch.Monitor;

/**
 * One search for positions. It walks along an index, slice by slice, so that it can stop early, tell how far it is and be
 * called off; each slice comes out of the index in order. Where the index that finds is not the one that orders, the
 * positions are sorted at the end.
 */
final class PositionSearch {

    /** A first screenful lies in the first slice; later ones are longer, and none takes more than a moment. */
    private static final int FIRST_SLICE = 2_000;
    private static final int LONGEST_SLICE = 50_000;
    private static final int MANY_FOUND = 10_000;

    private final EntityManager entities;
    private final CriteriaBuilder builder;
    private final JournalFilter filter;
    private final JournalOrder order;
    private final int limit;
    private final Monitor monitor;

    private long[] found = new long[1_000];
    private int count;

    PositionSearch(EntityManager entities, JournalFilter filter, JournalOrder order, int limit, Monitor monitor) {
        this.entities = entities;
        this.builder = entities.getCriteriaBuilder();
        this.filter = filter;
        this.order = order;
        this.limit = limit;
        this.monitor = monitor;
    }

    long[] run() {
        return switch (order.by()) {
            case VALUE_DATE -> filter.account().isPresent() ? ofAccount() : byValueDate(limit);
            case AMOUNT -> byAmount(limit);
            case POSITION -> {
                if (filter.account().isPresent()) {
                    yield ofAccount();
                }
                if (filter.after().isPresent()) {
                    yield byPosition();
                }
                if (filter.atLeast().isPresent() && filter.atMost().isPresent()) {
                    yield sorted(byAmount(Integer.MAX_VALUE));
                }
                if (filter.from().isPresent() || filter.to().isPresent()) {
                    yield sorted(byValueDate(Integer.MAX_VALUE));
                }
                yield byPosition();
            }
        };
    }

    /** One account has few entries, compared with the journal. */
    private long[] ofAccount() {
        add(limit, entry -> Optional.empty(),
                order.by() == By.POSITION ? List.of("account", "position")
                        : List.of("account", "valueDate", "position"));
        return found();
    }

    private long[] byPosition() {
        long width = FIRST_SLICE;
        var end = edge("position", Long.class, this::inSight, forwards());
        var next = edge("position", Long.class, this::inSight, !forwards());
        var start = next.orElse(0L);
        while (next.isPresent() && count < limit) {
            var near = next.get();
            var far = forwards() ? near + width - 1 : near - width + 1;
            add(limit, entry -> between(entry, "position", near, far), List.of("position"));
            proceed(Math.abs(far - start), Math.abs(end.orElse(start) - start));
            width = Math.min(2 * width, LONGEST_SLICE);
            next = edge("position", Long.class, entry -> both(beyond(entry, "position", far), inSight(entry)),
                    !forwards());
        }
        return found();
    }

    private long[] byValueDate(int most) {
        long days = 1;
        var end = edge("valueDate", LocalDate.class, this::inTime, forwards()).map(LocalDate::toEpochDay);
        var next = edge("valueDate", LocalDate.class, this::inTime, !forwards());
        var start = next.map(LocalDate::toEpochDay).orElse(0L);
        while (next.isPresent() && count < most) {
            var near = next.get();
            var far = near.plusDays(forwards() ? days - 1 : 1 - days);
            var before = count;
            add(most, entry -> between(entry, "valueDate", near, far), List.of("valueDate", "position"));
            proceed(Math.abs(far.toEpochDay() - start), Math.abs(end.orElse(start) - start));
            days = count - before < MANY_FOUND ? 2 * days : Math.max(1, days / 2);
            next = edge("valueDate", LocalDate.class, entry -> both(beyond(entry, "valueDate", far), inTime(entry)),
                    !forwards());
        }
        return found();
    }

    /** Currency by currency; entries that moved no money come last in each. */
    private long[] byAmount(int most) {
        var currencies = filter.currency().map(it -> List.of(it.getCurrencyCode())).orElseGet(this::currencies);
        for (int number = 0; number < currencies.size() && count < most; number++) {
            var currency = currencies.get(number);
            var columns = List.of("currency", "amount", "position");
            add(most, entry -> Optional.of(builder.and(builder.equal(entry.get("currency"), currency),
                    builder.isNotNull(entry.get("amount")))), columns);
            add(most, entry -> Optional.of(builder.and(builder.equal(entry.get("currency"), currency),
                    builder.isNull(entry.get("amount")))), columns);
            proceed(number + 1L, currencies.size());
        }
        return found();
    }

    /** Jumps along the index from one currency to the next. */
    private List<String> currencies() {
        var currencies = new ArrayList<String>();
        var next = currencyAfter("");
        while (next.isPresent()) {
            currencies.add(next.get());
            next = currencyAfter(next.get());
        }
        return forwards() ? currencies : currencies.reversed();
    }

    private Optional<String> currencyAfter(String last) {
        return entities.createQuery("""
                select j.currency from JournalEntry j where j.currency > :last
                 order by j.currency, j.amount, j.position""", String.class)
                .setParameter("last", last)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private boolean forwards() {
        return order.direction() == Direction.ASCENDING;
    }

    private Optional<Predicate> both(Optional<Predicate> one, Optional<Predicate> other) {
        return Optional.of(builder.and(Stream.concat(one.stream(), other.stream()).toArray(Predicate[]::new)));
    }

    private Optional<Predicate> inSight(Root<JournalEntryEntity> entry) {
        var conditions = new ArrayList<Predicate>();
        filter.after().ifPresent(position -> conditions.add(builder.gt(entry.<Long>get("position"), position)));
        filter.upTo().ifPresent(position -> conditions.add(builder.le(entry.<Long>get("position"), position)));
        return Optional.of(builder.and(conditions.toArray(Predicate[]::new)));
    }

    private Optional<Predicate> inTime(Root<JournalEntryEntity> entry) {
        var conditions = new ArrayList<Predicate>();
        filter.from().ifPresent(date -> conditions.add(builder.greaterThanOrEqualTo(entry.get("valueDate"), date)));
        filter.to().ifPresent(date -> conditions.add(builder.lessThanOrEqualTo(entry.get("valueDate"), date)));
        return Optional.of(builder.and(conditions.toArray(Predicate[]::new)));
    }

    private <T extends Comparable<T>> Optional<Predicate> between(Root<JournalEntryEntity> entry, String column, T near,
            T far) {
        return Optional.of(forwards() ? builder.between(entry.get(column), near, far)
                : builder.between(entry.get(column), far, near));
    }

    private <T extends Comparable<T>> Optional<Predicate> beyond(Root<JournalEntryEntity> entry, String column, T far) {
        return Optional.of(forwards() ? builder.greaterThan(entry.get(column), far)
                : builder.lessThan(entry.get(column), far));
    }

    /** The largest or smallest value of an indexed column within a range, whatever the filter says. */
    private <T> Optional<T> edge(String column, Class<T> type,
            Function<Root<JournalEntryEntity>, Optional<Predicate>> range, boolean largest) {
        var criteria = builder.createQuery(type);
        var entry = criteria.from(JournalEntryEntity.class);
        range.apply(entry).ifPresent(criteria::where);
        var columns = column.equals("position") ? List.of(column) : List.of(column, "position");
        criteria.select(entry.get(column))
                .orderBy(columns.stream()
                        .map(it -> largest ? builder.desc(entry.get(it)) : builder.asc(entry.get(it)))
                        .toList());
        return entities.createQuery(criteria).setMaxResults(1).getResultStream().findFirst();
    }

    /** Adds what matches in one slice, in the order of some columns. */
    private void add(int most, Function<Root<JournalEntryEntity>, Optional<Predicate>> slice, List<String> columns) {
        var criteria = builder.createQuery(Long.class);
        var entry = criteria.from(JournalEntryEntity.class);
        var conditions = new FilterConditions(builder, entry).of(filter);
        slice.apply(entry).ifPresent(conditions::add);
        criteria.select(entry.get("position"))
                .where(conditions.toArray(Predicate[]::new))
                .orderBy(columns.stream()
                        .map(it -> forwards() ? builder.asc(entry.get(it)) : builder.desc(entry.get(it)))
                        .toList());
        if (most > count) {
            entities.createQuery(criteria)
                    .setMaxResults(most - count)
                    .getResultStream()
                    .forEach(this::add);
        }
    }

    private void add(Long position) {
        if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = position;
    }

    private void proceed(long done, long of) {
        monitor.progressed(Math.min(done, of), of);
        if (monitor.cancelled()) {
            throw new CancellationException("The search was called off.");
        }
    }

    private long[] found() {
        return Arrays.copyOf(found, count);
    }

    private long[] sorted(long[] positions) {
        Arrays.sort(positions);
        var wanted = forwards() ? positions
                : LongStream.range(0, positions.length).map(i -> positions[positions.length - 1 - (int) i]).toArray();
        return wanted.length <= limit ? wanted : Arrays.copyOf(wanted, limit);
    }
}
