package bank.eventsourced.journal.adapter.jpa;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.eventstore.Book;
import bank.eventsourced.eventstore.PersonalTexts;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalEntry.Effect;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.journal.JournalSearch.Monitor;
import bank.eventsourced.journal.Period;
import bank.eventsourced.journal.application.JournalStore;
import bank.eventsourced.journal.application.MovementQuery;
import bank.eventsourced.money.Money;

/** Keeps the journal in a database, with JPA. */
@Component
class JpaJournalStore implements JournalStore {

    private final EntityManager entities;
    private final JdbcTemplate jdbc;

    JpaJournalStore(EntityManager entities, JdbcTemplate jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Book book, List<JournalEntry> entries) {
        jdbc.batchUpdate(JournalEntryRow.insertion(book), entries.stream().map(JournalEntryRow::of).toList(),
                JournalEntryRow.TYPES);
    }

    /** Limits, the accounts of transfers and reasons for forgetting are about nobody. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetTexts(Book book, AccountNumber account, long before) {
        jdbc.update("""
                update %s
                   set text = case when text = '' or kind in ('LIMIT_CHANGED', 'HOLDER_FORGOTTEN') then text
                                   else cast(? as varchar(500)) end,
                       counterparty = case when counterparty = '' or kind like 'TRANSFER%%' then counterparty
                                           else cast(? as varchar(100)) end
                 where account = ? and position < ?""".formatted(book.table("journal_entry")), PersonalTexts.FORGOTTEN,
                PersonalTexts.FORGOTTEN, account.value(), before);
    }

    @Override
    @Transactional(readOnly = true)
    public List<JournalEntry> find(JournalQuery query) {
        var builder = entities.getCriteriaBuilder();
        var criteria = builder.createQuery(JournalEntryEntity.class);
        var entry = criteria.from(JournalEntryEntity.class);
        criteria.where(conditions(query, builder, entry).toArray(Predicate[]::new));
        criteria.orderBy(order(query, builder, entry));
        return entities.createQuery(criteria)
                .setMaxResults(query.limit())
                .getResultStream()
                .map(JournalEntryEntity::toEntry)
                .toList();
    }

    /** By position; for one account by all columns of its index, so that HSQLDB does not sort. */
    private static List<Order> order(JournalQuery query, CriteriaBuilder builder, Root<JournalEntryEntity> entry) {
        var columns = query.account().isPresent() ? List.of("account", "position") : List.of("position");
        return columns.stream().map(column -> switch (query.order()) {
            case OLDEST_FIRST -> builder.asc(entry.get(column));
            case NEWEST_FIRST -> builder.desc(entry.get(column));
        }).toList();
    }

    private static List<Predicate> conditions(JournalQuery query, CriteriaBuilder builder,
            Root<JournalEntryEntity> entry) {
        var conditions = new ArrayList<Predicate>();
        query.after().ifPresent(last -> conditions.add(switch (query.order()) {
            case OLDEST_FIRST -> builder.gt(entry.<Long>get("position"), last);
            case NEWEST_FIRST -> builder.lt(entry.<Long>get("position"), last);
        }));
        query.account().ifPresent(account -> conditions.add(builder.equal(entry.get("account"), account.value())));
        query.kind().ifPresent(kind -> conditions.add(builder.equal(entry.get("kind"), kind)));
        query.from().ifPresent(date -> conditions.add(builder.greaterThanOrEqualTo(entry.get("valueDate"), date)));
        query.to().ifPresent(date -> conditions.add(builder.lessThanOrEqualTo(entry.get("valueDate"), date)));
        query.atLeast().ifPresent(least -> {
            conditions.add(builder.ge(entry.<Long>get("amount"), least.minorUnits()));
            conditions.add(builder.equal(entry.get("currency"), least.currency().getCurrencyCode()));
        });
        query.atMost().ifPresent(most -> {
            conditions.add(builder.le(entry.<Long>get("amount"), most.minorUnits()));
            conditions.add(builder.equal(entry.get("currency"), most.currency().getCurrencyCode()));
        });
        query.text()
                .filter(text -> !text.isBlank())
                .ifPresent(text -> conditions.add(Words.of(text).in(builder, entry, "text", "counterparty")));
        return conditions;
    }

    @Override
    @Transactional(readOnly = true)
    public long[] positions(JournalFilter filter, JournalOrder order, int limit, Monitor monitor) {
        return new PositionSearch(entities, filter, order, limit, monitor).run();
    }

    /** Neighbours are read as a range, others one by one; both by the primary key. */
    @Override
    @Transactional(readOnly = true)
    public List<JournalEntry> at(long... positions) {
        if (positions.length == 0) {
            return List.of();
        }
        var first = LongStream.of(positions).min().getAsLong();
        var last = LongStream.of(positions).max().getAsLong();
        var found = last - first == positions.length - 1
                ? entities.createQuery("select j from JournalEntry j where j.position between :first and :last",
                        JournalEntryEntity.class).setParameter("first", first).setParameter("last", last)
                : entities.createQuery("select j from JournalEntry j where j.position in :positions",
                        JournalEntryEntity.class)
                        .setParameter("positions", LongStream.of(positions).boxed().toList());
        var entries = found.getResultStream()
                .map(JournalEntryEntity::toEntry)
                .collect(Collectors.toMap(JournalEntry::position, Function.identity()));
        return LongStream.of(positions).mapToObj(entries::get).filter(Objects::nonNull).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Extent> extent() {
        return position("asc").flatMap(first -> position("desc").map(last -> new Extent(first, last)));
    }

    private Optional<Long> position(String direction) {
        return entities
                .createQuery("select j.position from JournalEntry j order by j.position " + direction, Long.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * In two steps: the rest of the day where the page before ended, then later (or earlier) days. Each is a piece of the
     * index, however many movements a day has.
     */
    @Override
    @Transactional(readOnly = true)
    public List<JournalEntry> movements(MovementQuery query) {
        var found = new ArrayList<JournalEntry>();
        query.after().ifPresent(last -> found.addAll(movements(query, switch (query.order()) {
            case OLDEST_FIRST -> "m.valueDate = :day and m.position > :last";
            case NEWEST_FIRST -> "m.valueDate = :day and m.position < :last";
        }, Map.of("day", last.valueDate(), "last", last.position()), query.limit())));
        if (found.size() < query.limit()) {
            var from = query.after()
                    .filter(_ -> query.order() == JournalQuery.Order.OLDEST_FIRST)
                    .map(last -> last.valueDate().plusDays(1))
                    .orElse(query.period().from());
            var to = query.after()
                    .filter(_ -> query.order() == JournalQuery.Order.NEWEST_FIRST)
                    .map(last -> last.valueDate().minusDays(1))
                    .orElse(query.period().to());
            found.addAll(movements(query, "m.valueDate >= :from and m.valueDate <= :to",
                    Map.of("from", from, "to", to), query.limit() - found.size()));
        }
        return found;
    }

    private List<JournalEntry> movements(MovementQuery query, String which, Map<String, ?> parameters, int limit) {
        var order = switch (query.order()) {
            case OLDEST_FIRST -> "m.account, m.valueDate, m.position";
            case NEWEST_FIRST -> "m.account desc, m.valueDate desc, m.position desc";
        };
        var page = entities.createQuery("""
                select m from JournalEntry m
                 where m.account = :account and %s and m.position <= :upTo and m.amount is not null
                 order by %s""".formatted(which, order), JournalEntryEntity.class)
                .setParameter("account", query.account().value())
                .setParameter("upTo", query.upTo());
        parameters.forEach(page::setParameter);
        return page.setMaxResults(limit).getResultStream().map(JournalEntryEntity::toEntry).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Movements> movements(AccountNumber account, Period period, long upTo) {
        return entities.createQuery("""
                select m.currency,
                       sum(case when m.kind in (:taking) then m.amount else 0 end),
                       sum(case when m.kind in (:adding) then m.amount else 0 end),
                       count(m)
                  from JournalEntry m
                 where m.account = :account and m.valueDate >= :from and m.valueDate <= :to and m.position <= :upTo
                       and m.amount is not null
                 group by m.currency""", Moved.class)
                .setParameter("taking", Kind.with(Effect.TAKES))
                .setParameter("adding", Kind.with(Effect.ADDS))
                .setParameter("account", account.value())
                .setParameter("from", period.from())
                .setParameter("to", period.to())
                .setParameter("upTo", upTo)
                .getResultStream()
                .map(Moved::toMovements)
                .findFirst();
    }

    record Moved(String currency, long debits, long credits, long entries) {

        Movements toMovements() {
            var kept = Money.currency(currency);
            return new Movements(new Money(debits, kept), new Money(credits, kept), entries);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Totals> totals() {
        var totals = new TreeMap<String, Totals>();
        entities.createQuery(
                """
                        select j.currency,
                               sum(case when j.amount is null then 0
                                when j.kind in (:adding) then j.amount else -j.amount end),
                               sum(case when j.amount is null then 0 else 1 end)
                          from JournalEntry j group by j.currency""",
                Sum.class)
                .setParameter("adding", Kind.with(Effect.ADDS))
                .getResultStream()
                .forEach(sum -> totals.put(sum.currency(),
                        new Totals(new Money(sum.balance(), Money.currency(sum.currency())), sum.transactions())));
        return totals;
    }

    record Sum(String currency, long balance, long transactions) {}

    @Override
    @Transactional(readOnly = true)
    public Map<AccountNumber, Money> balances(Currency currency, LocalDate day, long upTo) {
        return entities.createQuery("""
                select j.account, sum(case when j.kind in (:adding) then j.amount else -j.amount end)
                  from JournalEntry j
                 where j.currency = :currency and j.valueDate <= :day and j.position <= :upTo and j.amount is not null
                 group by j.account""", Balance.class)
                .setParameter("adding", Kind.with(Effect.ADDS))
                .setParameter("currency", currency.getCurrencyCode())
                .setParameter("day", day)
                .setParameter("upTo", upTo)
                .getResultStream()
                .collect(Collectors.toMap(it -> new AccountNumber(it.account()),
                        it -> new Money(it.minorUnits(), currency)));
    }

    record Balance(String account, long minorUnits) {}
}
