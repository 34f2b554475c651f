package bank.eventsourced.account.adapter.jpa;

import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.account.AccountTotals;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.application.AccountBalances;
import bank.eventsourced.account.application.BalanceChange;
import bank.eventsourced.eventstore.Book;
import bank.eventsourced.money.Money;

/** Keeps the list of accounts in a database, with JPA. */
@Component
class JpaAccountBalances implements AccountBalances {

    private static final char ESCAPE = '\\';

    private static final int[] TYPES = {Types.VARCHAR, Types.BIGINT, Types.BIGINT, Types.VARCHAR, Types.BIGINT,
            Types.BIGINT, Types.TIMESTAMP_WITH_TIMEZONE, Types.VARCHAR};

    private final EntityManager entities;
    private final JdbcTemplate jdbc;

    JpaAccountBalances(EntityManager entities, JdbcTemplate jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    /** What is there is not read first: no other rows change so often. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Book book, Collection<BalanceChange> changes) {
        var opening = """
                insert into %s (balance, overdraft_limit, status, version, transactions, last_activity, number, holder,
                                currency)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""".formatted(book.table("account_balance"));
        var moving =
                """
                        update %s
                           set holder = coalesce(?, holder), balance = coalesce(?, balance), overdraft_limit = coalesce(?, overdraft_limit),
                               status = coalesce(?, status), version = ?, transactions = transactions + ?, last_activity = ?
                         where number = ?"""
                        .formatted(book.table("account_balance"));
        var opened = changes.stream().filter(it -> it.opened().isPresent()).toList();
        var moved = changes.stream().filter(it -> it.opened().isEmpty()).toList();
        if (!opened.isEmpty()) {
            jdbc.batchUpdate(opening, opened.stream().map(it -> opened(it, it.opened().orElseThrow())).toList());
        }
        var rows = jdbc.batchUpdate(moving, moved.stream().map(JpaAccountBalances::moved).toList(), TYPES);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != 1) {
                throw new IllegalStateException(
                        "Account %s is missing in the list of accounts".formatted(moved.get(i).number()));
            }
        }
        entities.flush();
        entities.clear();
    }

    /** The row of an account that was just opened, whatever else has happened to it since. */
    private static Object[] opened(BalanceChange change, Opened opened) {
        return new Object[]{change.balance().map(Money::minorUnits).orElse(0L),
                change.overdraftLimit().orElse(opened.overdraftLimit()).minorUnits(),
                change.status().orElse(AccountStatus.OPEN).name(), change.version(), change.transactions(),
                change.lastActivity().atOffset(ZoneOffset.UTC), opened.account().value(),
                change.holder().orElse(opened.holder()),
                opened.currency().getCurrencyCode()};
    }

    private static @Nullable Object[] moved(BalanceChange change) {
        return new @Nullable Object[]{change.holder().orElse(null),
                change.balance().map(Money::minorUnits).orElse(null),
                change.overdraftLimit().map(Money::minorUnits).orElse(null),
                change.status().map(AccountStatus::name).orElse(null), change.version(), change.transactions(),
                change.lastActivity().atOffset(ZoneOffset.UTC), change.number().value()};
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountView> list(Optional<AccountNumber> after, int limit) {
        return entities.createQuery("select b from AccountBalance b where b.number > :after order by b.number",
                AccountBalanceEntity.class)
                .setParameter("after", after.map(AccountNumber::value).orElse(""))
                .setMaxResults(limit)
                .getResultStream()
                .map(AccountBalanceEntity::toView)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public void eachHolder(BiConsumer<AccountNumber, String> take) {
        jdbc.query("select number, holder from account_balance order by number",
                (RowCallbackHandler) row -> take.accept(new AccountNumber(row.getString(1)), row.getString(2)));
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return entities.createQuery("select count(b) from AccountBalance b", Long.class).getSingleResult();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Totals> totals() {
        var totals = new TreeMap<String, Totals>();
        entities.createQuery("""
                select b.currency, sum(b.balance), sum(b.transactions) from AccountBalance b group by b.currency""",
                Sum.class)
                .getResultStream()
                .forEach(sum -> totals.put(sum.currency(),
                        new Totals(new Money(sum.balance(), Money.currency(sum.currency())), sum.transactions())));
        return totals;
    }

    record Sum(String currency, long balance, long transactions) {}

    @Override
    @Transactional(readOnly = true)
    public List<AccountNumber> numbers(AccountQuery query, int limit) {
        var builder = entities.getCriteriaBuilder();
        var criteria = builder.createQuery(String.class);
        var account = criteria.from(AccountBalanceEntity.class);
        criteria.select(account.get("number"))
                .where(conditions(query, builder, account))
                .orderBy(order(query, builder, account));
        return entities.createQuery(criteria).setMaxResults(limit).getResultStream().map(AccountNumber::new).toList();
    }

    private static Predicate[] conditions(AccountQuery query, CriteriaBuilder builder,
            Root<AccountBalanceEntity> account) {
        var conditions = new ArrayList<Predicate>();
        query.text()
                .map(text -> "%" + escaped(text) + "%")
                .ifPresent(pattern -> conditions.add(builder.or(
                        builder.like(builder.lower(account.get("number")), pattern, ESCAPE),
                        builder.like(builder.lower(account.get("holder")), pattern, ESCAPE))));
        if (!query.statuses().isEmpty()) {
            conditions.add(account.get("status").in(query.statuses()));
        }
        query.currency()
                .ifPresent(it -> conditions.add(builder.equal(account.get("currency"), it.getCurrencyCode())));
        return conditions.toArray(Predicate[]::new);
    }

    private static List<Order> order(AccountQuery query, CriteriaBuilder builder,
            Root<AccountBalanceEntity> account) {
        List<Expression<?>> by = switch (query.sort()) {
            case NUMBER -> List.of();
            case HOLDER -> List.of(builder.lower(account.get("holder")));
            case STATUS -> List.of(rank(builder, account.get("status")));
            case CURRENCY -> List.of(account.get("currency"));
            case BALANCE -> List.of(account.get("currency"), account.get("balance"));
            case VERSION -> List.of(account.get("version"));
            case LAST_ACTIVITY -> List.of(account.get("lastActivity"));
        };
        return Stream.concat(by.stream(), Stream.of(account.get("number")))
                .map(it -> switch (query.direction()) {
                    case ASCENDING -> builder.asc(it);
                    case DESCENDING -> builder.desc(it);
                })
                .toList();
    }

    private static Expression<Integer> rank(CriteriaBuilder builder, Path<AccountStatus> status) {
        return builder.<Integer>selectCase()
                .when(builder.equal(status, AccountStatus.OPEN), 0)
                .when(builder.equal(status, AccountStatus.FROZEN), 1)
                .otherwise(2);
    }

    private static String escaped(String text) {
        return text.toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountSummary> at(List<AccountNumber> numbers) {
        return numbers.stream()
                .map(number -> entities.find(AccountBalanceEntity.class, number.value()))
                .filter(Objects::nonNull)
                .map(AccountBalanceEntity::toSummary)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountTotals> totals(AccountQuery query) {
        var builder = entities.getCriteriaBuilder();
        var criteria = builder.createTupleQuery();
        var account = criteria.from(AccountBalanceEntity.class);
        Path<String> currency = account.get("currency");
        var accounts = builder.count(account);
        var balance = builder.sum(account.<Long>get("balance"));
        criteria.select(builder.tuple(currency, accounts, balance))
                .where(conditions(query, builder, account))
                .groupBy(currency)
                .orderBy(builder.asc(currency));
        return entities.createQuery(criteria)
                .getResultStream()
                .map(row -> new AccountTotals(row.get(accounts),
                        new Money(row.get(balance), Money.currency(row.get(currency)))))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountSummary> beginningWith(String text, int limit) {
        return summaries(entities.createQuery("""
                select b from AccountBalance b where b.number >= :text and b.number < :end order by b.number""",
                AccountBalanceEntity.class)
                .setParameter("text", text)
                .setParameter("end", text + Character.MAX_VALUE), limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<AccountSummary> like(String text, int limit) {
        var words = escaped(text) + "%";
        return summaries(entities.createQuery("""
                select b from AccountBalance b
                 where lower(b.number) like :beginning escape '\\' or lower(b.holder) like :inside escape '\\'
                 order by b.number""", AccountBalanceEntity.class)
                .setParameter("beginning", words)
                .setParameter("inside", "%" + words), limit);
    }

    private static List<AccountSummary> summaries(TypedQuery<AccountBalanceEntity> query, int limit) {
        return query.setMaxResults(limit).getResultStream().map(AccountBalanceEntity::toSummary).toList();
    }
}
