package bank.eventsourced.journal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.eventstore.Book;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalOrder.By;
import bank.eventsourced.journal.JournalOrder.Direction;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.journal.JournalQuery.Order;
import bank.eventsourced.journal.JournalSearch;
import bank.eventsourced.journal.Period;
import bank.eventsourced.money.Money;

/** What every store of journal entries promises. Each test has an account and positions of its own. */
public abstract class JournalStoreContract {

    private static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00.123456Z");

    private final AccountNumber ada = new AccountNumber(UUID.randomUUID().toString().substring(0, 8));
    private final long base = ThreadLocalRandom.current().nextLong(1_000_000_000_000L);

    private final JournalEntry opened = entry(1, Kind.OPENED, "", "0 EUR", MARCH_3, "Ada Lovelace", "");
    private final JournalEntry salary = entry(2, Kind.CREDITED, "20 EUR", "20 EUR", MARCH_3, "Salary 100%", "Babbage");
    private final JournalEntry rent =
            entry(3, Kind.TRANSFER_SENT, "5 EUR", "15 EUR", MARCH_3.plusDays(1), "Rent_a", "2");
    private final JournalEntry gift =
            entry(4, Kind.TRANSFER_RECEIVED, "7 EUR", "22 EUR", MARCH_3.plusDays(2), "Žluťoučký",
                    "3");
    private final JournalEntry fee =
            entry(5, Kind.DEBITED, "0.01 EUR", "21.99 EUR", MARCH_3.plusDays(2), "", "the bank");

    protected abstract JournalStore journal();

    protected abstract TransactionOperations transaction();

    @BeforeEach
    void takeDown() {
        transaction()
                .executeWithoutResult(status -> journal().add(Book.KEPT, List.of(opened, salary, rent, gift, fee)));
    }

    @Test
    void forgetsWhatPeopleHaveWrittenBeforeAPositionAndNothingElse() {
        var limit = entry(6, Kind.LIMIT_CHANGED, "", "21.99 EUR", MARCH_3, "50.00 EUR", "");
        var forgotten = entry(7, Kind.HOLDER_FORGOTTEN, "", "21.99 EUR", MARCH_3, "asked for it", "");
        var later = entry(8, Kind.CREDITED, "1 EUR", "22.99 EUR", MARCH_3, "later", "Babbage");
        transaction().executeWithoutResult(_ -> {
            journal().add(Book.KEPT, List.of(limit, forgotten, later));
            journal().forgetTexts(Book.KEPT, ada, later.position());
        });

        assertThat(find(everything -> everything)).extracting(JournalEntry::text, JournalEntry::counterparty)
                .containsExactly(tuple("(forgotten)", ""), tuple("(forgotten)", "(forgotten)"),
                        tuple("(forgotten)", "2"), tuple("(forgotten)", "3"), tuple("", "(forgotten)"),
                        tuple("50.00 EUR", ""), tuple("asked for it", ""), tuple("later", "Babbage"));
    }

    @Test
    void findsWhatWasTakenDownInEitherOrder() {
        assertThat(find(everything -> everything)).containsExactly(opened, salary, rent, gift, fee);
        assertThat(journal().find(query(Order.NEWEST_FIRST, 10))).containsExactly(fee, gift, rent, salary, opened);
    }

    @Test
    void pagesFollowEachOther() {
        var first = journal().find(query(Order.OLDEST_FIRST, 2));
        assertThat(first).containsExactly(opened, salary);
        assertThat(journal().find(query(Order.OLDEST_FIRST, 2).after(salary))).containsExactly(rent, gift);
        assertThat(journal().find(query(Order.OLDEST_FIRST, 2).after(gift))).containsExactly(fee);
        assertThat(journal().find(query(Order.OLDEST_FIRST, 2).after(fee))).isEmpty();
        assertThat(journal().find(query(Order.NEWEST_FIRST, 2).after(gift))).containsExactly(rent, salary);
    }

    @Test
    void findsByKind() {
        assertThat(find(it -> with(it, Optional.of(Kind.CREDITED), it.text()))).containsExactly(salary);
        assertThat(find(it -> with(it, Optional.of(Kind.CLOSED), it.text()))).isEmpty();
    }

    @Test
    void findsByValueDate() {
        assertThat(find(it -> dated(it, Optional.of(MARCH_3.plusDays(1)), Optional.empty()))).containsExactly(rent,
                gift,
                fee);
        assertThat(find(it -> dated(it, Optional.empty(), Optional.of(MARCH_3)))).containsExactly(opened, salary);
        assertThat(find(it -> dated(it, Optional.of(MARCH_3.plusDays(1)), Optional.of(MARCH_3.plusDays(1)))))
                .containsExactly(rent);
    }

    @Test
    void findsByAmountInItsCurrency() {
        assertThat(find(it -> amounts(it, Optional.of(Money.parse("5 EUR")), Optional.empty()))).containsExactly(salary,
                rent, gift);
        assertThat(find(it -> amounts(it, Optional.of(Money.parse("5 EUR")), Optional.of(Money.parse("7 EUR")))))
                .containsExactly(rent, gift);
        assertThat(find(it -> amounts(it, Optional.empty(), Optional.of(Money.parse("0.01 EUR")))))
                .containsExactly(fee);
        assertThat(find(it -> amounts(it, Optional.of(Money.parse("1 JPY")), Optional.empty()))).isEmpty();
    }

    @Test
    void findsWordsAnywhereInTextOrCounterparty() {
        assertThat(text("salary")).containsExactly(salary);
        assertThat(text("BABB")).containsExactly(salary);
        assertThat(text("  žluť ")).containsExactly(gift);
        assertThat(text("nowhere")).isEmpty();
        assertThat(text(" ")).hasSize(5);
    }

    @Test
    void takesSearchedWordsLiterally() {
        assertThat(text("100%")).containsExactly(salary);
        assertThat(text("%")).containsExactly(salary);
        assertThat(text("_")).containsExactly(rent);
        assertThat(text("\\")).isEmpty();
    }

    @Test
    void addsUpWhatHasMoved() {
        var before = Objects.requireNonNull(journal().totals().get("EUR"));
        var later = entry(6, Kind.DEBITED, "1.99 EUR", "20 EUR", MARCH_3, "", "");
        transaction().executeWithoutResult(status -> journal().add(Book.KEPT, List.of(later)));

        assertThat(journal().totals().get("EUR")).isEqualTo(new JournalStore.Totals(
                before.balance().minus(Money.parse("1.99 EUR")), before.transactions() + 1));
    }

    @Test
    void addsUpWhatWasReversedTheOtherWay() {
        var before = Objects.requireNonNull(journal().totals().get("EUR"));
        var reversals = List.of(reversal(6, Kind.CREDIT_REVERSED, "20 EUR", "1.99 EUR", 2),
                reversal(7, Kind.TRANSFER_SENT_REVERSED, "5 EUR", "6.99 EUR", 3),
                reversal(8, Kind.DEBIT_REVERSED, "0.01 EUR", "7 EUR", 5),
                reversal(9, Kind.TRANSFER_RECEIVED_REVERSED, "7 EUR", "0 EUR", 4));
        transaction().executeWithoutResult(status -> journal().add(Book.KEPT, reversals));

        assertThat(find(it -> with(it, Optional.of(Kind.CREDIT_REVERSED), it.text()))).containsExactly(
                reversals.getFirst());
        assertThat(journal().totals().get("EUR")).isEqualTo(new JournalStore.Totals(
                before.balance().minus(Money.parse("21.99 EUR")), before.transactions() + 4));
    }

    @Test
    void forgetsWhatWasRolledBack() {
        transaction().executeWithoutResult(status -> {
            journal().add(Book.KEPT, List.of(entry(6, Kind.CLOSED, "", "0 EUR", MARCH_3, "", "")));
            status.setRollbackOnly();
        });
        assertThat(find(it -> it)).hasSize(5);
    }

    @Test
    void writingNeedsATransactionOfTheCallers() {
        var later = entry(6, Kind.CLOSED, "", "0 EUR", MARCH_3, "", "");
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> journal().add(Book.KEPT, List.of(later)));
    }

    @Test
    void positionsComeInTheOrderAskedFor() {
        assertThat(in(By.POSITION, Direction.ASCENDING)).containsExactly(1, 2, 3, 4, 5);
        assertThat(in(By.POSITION, Direction.DESCENDING)).containsExactly(5, 4, 3, 2, 1);
        assertThat(in(By.VALUE_DATE, Direction.ASCENDING)).containsExactly(1, 2, 3, 4, 5);
        assertThat(in(By.VALUE_DATE, Direction.DESCENDING)).containsExactly(5, 4, 3, 2, 1);
        assertThat(in(By.AMOUNT, Direction.ASCENDING)).as("what moved no money comes last")
                .containsExactly(5, 3, 4, 2, 1);
        assertThat(in(By.AMOUNT, Direction.DESCENDING)).containsExactly(2, 4, 3, 5, 1);
    }

    @Test
    void positionsComeInOrderWhateverTheFilterIs() {
        var march4 = dated(mine(), Optional.of(MARCH_3.plusDays(1)), Optional.empty());
        assertThat(positions(march4, JournalOrder.NEWEST_FIRST, 100)).containsExactly(5, 4, 3);
        assertThat(positions(march4, JournalOrder.OLDEST_FIRST, 2)).containsExactly(3, 4);
        assertThat(positions(march4, new JournalOrder(By.VALUE_DATE, Direction.DESCENDING), 2)).containsExactly(5, 4);
        var fewEuros = amounts(mine(), Optional.of("1"), Optional.of("7.00"));
        assertThat(positions(fewEuros, JournalOrder.NEWEST_FIRST, 100)).containsExactly(4, 3);
        assertThat(positions(fewEuros, JournalOrder.OLDEST_FIRST, 1)).containsExactly(3);
        var account = JournalFilter.of(ada);
        assertThat(positions(account, JournalOrder.NEWEST_FIRST, 2)).containsExactly(5, 4);
        assertThat(positions(account, new JournalOrder(By.VALUE_DATE, Direction.ASCENDING), 100))
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(positions(account, new JournalOrder(By.AMOUNT, Direction.DESCENDING), 3)).containsExactly(2, 4, 3);
    }

    @Test
    void positionsAreThoseOfWhatMatches() {
        assertThat(matching(filter(mine(), Optional.of(Kind.DEBITED), Optional.empty()))).containsExactly(5);
        assertThat(matching(filter(mine(), Optional.empty(), Optional.of(Money.currency("EUR"))))).hasSize(5);
        assertThat(matching(filter(mine(), Optional.empty(), Optional.of(Money.currency("JPY"))))).isEmpty();
        assertThat(matching(amounts(mine(), Optional.of("5"), Optional.empty()))).containsExactly(4, 3, 2);
        assertThat(matching(amounts(mine(), Optional.empty(), Optional.of("0.019")))).containsExactly(5);
        assertThat(matching(amounts(mine(), Optional.of("0.011"), Optional.of("0.019")))).isEmpty();
        assertThat(matching(amounts(mine(), Optional.empty(), Optional.of("1e30")))).containsExactly(5, 4, 3, 2);
        assertThat(matching(dated(mine(), Optional.empty(), Optional.of(MARCH_3)))).containsExactly(2, 1);
        assertThat(matching(dated(mine(), Optional.of(MARCH_3.plusYears(90)), Optional.empty()))).isEmpty();
        assertThat(matching(mine().after(base + 3))).containsExactly(5, 4);
        assertThat(matching(dated(mine(), Optional.of(MARCH_3), Optional.empty()).after(base + 4))).containsExactly(5);
        assertThat(matching(JournalFilter.of(ada).after(base + 5))).isEmpty();
    }

    @Test
    void isAsItWasUpToAPosition() {
        assertThat(matching(mine().upTo(base + 3, Optional.empty()))).containsExactly(3, 2, 1);
        assertThat(matching(mine().after(base + 1).upTo(base + 3, Optional.empty()))).containsExactly(3, 2);
        assertThat(matching(JournalFilter.of(ada).upTo(base + 3, Optional.of(MARCH_3)))).containsExactly(2, 1);
        assertThat(positions(mine().upTo(base + 4, Optional.empty()),
                new JournalOrder(By.VALUE_DATE, Direction.ASCENDING), 2)).containsExactly(1, 2);
    }

    @Test
    void addsUpEachAccountByValueDateAndPosition() {
        var all = MARCH_3.plusDays(9);
        var eur = Money.currency("EUR");

        assertThat(journal().balances(eur, all, base + 1)).doesNotContainKey(ada);
        assertThat(journal().balances(eur, MARCH_3, base + 5)).containsEntry(ada, salary.movement().orElseThrow());
        assertThat(journal().balances(eur, all, base + 3)).containsEntry(ada,
                salary.movement().orElseThrow().plus(rent.movement().orElseThrow()));
    }

    @Test
    void aDecimalIsMeantInTheCurrencyOfEachEntry() {
        var yen = entry(6, Kind.CREDITED, "5 JPY", "5 JPY", MARCH_3, "", "");
        var dinar = entry(7, Kind.CREDITED, "5.001 KWD", "5.001 KWD", MARCH_3, "", "");
        transaction().executeWithoutResult(status -> journal().add(Book.KEPT, List.of(yen, dinar)));

        assertThat(matching(amounts(mine(), Optional.of("5"), Optional.of("5")))).containsExactly(6, 3);
        assertThat(matching(amounts(mine(), Optional.of("5.0005"), Optional.of("5.002")))).containsExactly(7);
        assertThat(in(By.AMOUNT, Direction.ASCENDING)).containsExactly(5, 3, 4, 2, 1, 6, 7);
        assertThat(in(By.AMOUNT, Direction.DESCENDING)).containsExactly(7, 6, 2, 4, 3, 5, 1);
    }

    @Test
    void aTextCanMeanAnAmount() {
        assertThat(matching(new JournalFilter(Optional.of("7,00"), Optional.of(new BigDecimal("7")), Optional.of(ada),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty()))).containsExactly(4);
        assertThat(matching(new JournalFilter(Optional.of("100%"), Optional.of(new BigDecimal("0.001")),
                Optional.of(ada), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty()))).containsExactly(2);
    }

    @Test
    void readsTheEntriesAtPositionsInTheirOrder() {
        assertThat(journal().at(base + 4, base + 1, base + 900, base + 2)).containsExactly(gift, opened, salary);
        assertThat(journal().at(base + 3, base + 2, base + 1)).containsExactly(rent, salary, opened);
        assertThat(journal().at()).isEmpty();
    }

    @Test
    void knowsBetweenWhichPositionsThereAreEntries() {
        assertThat(journal().extent()).get()
                .satisfies(extent -> assertThat(extent.first()).isLessThanOrEqualTo(base + 1))
                .satisfies(extent -> assertThat(extent.last()).isGreaterThanOrEqualTo(base + 5));
    }

    @Test
    void tellsHowFarASearchIsAndCanBeCalledOff() {
        var seen = new ArrayList<Long>();
        journal().positions(mine(), JournalOrder.NEWEST_FIRST, 100, (done, of) -> {
            assertThat(done).isBetween(0L, of);
            seen.add(done);
        });
        assertThat(seen).isNotEmpty().isSorted();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(
                () -> journal().positions(mine(), JournalOrder.NEWEST_FIRST, 100, new JournalSearch.Monitor() {

                    @Override
                    public void progressed(long done, long of) {}

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                }));
    }

    private List<Integer> in(By by, Direction direction) {
        return positions(mine(), new JournalOrder(by, direction), 100);
    }

    private List<Integer> matching(JournalFilter filter) {
        return positions(filter, JournalOrder.NEWEST_FIRST, 100);
    }

    /** As versions of the account: positions less where this test begins. */
    private List<Integer> positions(JournalFilter filter, JournalOrder order, int limit) {
        return LongStream.of(journal().positions(filter, order, limit, JournalSearch.Monitor.NONE))
                .mapToObj(position -> (int) (position - base))
                .toList();
    }

    /** Finds the entries of this test by text, and so by every way but that of the account. */
    private JournalFilter mine() {
        return new JournalFilter(Optional.of(ada.value().toUpperCase(Locale.ROOT)), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private static JournalFilter filter(JournalFilter it, Optional<Kind> kind, Optional<Currency> currency) {
        return new JournalFilter(it.text(), it.meant(), it.account(), kind, currency, it.atLeast(), it.atMost(),
                it.from(), it.to(), it.after());
    }

    private static JournalFilter amounts(JournalFilter it, Optional<String> atLeast, Optional<String> atMost) {
        return new JournalFilter(it.text(), it.meant(), it.account(), it.kind(), it.currency(),
                atLeast.map(BigDecimal::new), atMost.map(BigDecimal::new), it.from(), it.to(), it.after());
    }

    private static JournalFilter dated(JournalFilter it, Optional<LocalDate> from, Optional<LocalDate> to) {
        return new JournalFilter(it.text(), it.meant(), it.account(), it.kind(), it.currency(), it.atLeast(),
                it.atMost(), from, to, it.after());
    }

    @Test
    void listsMovementsByValueDateInPages() {
        var late = takeDownLate();

        assertThat(movements(Order.OLDEST_FIRST, MARCH_3, MARCH_3.plusDays(9), base + 6, Optional.empty(), 10))
                .containsExactly(salary, late, rent, gift, fee);
        assertThat(movements(Order.NEWEST_FIRST, MARCH_3, MARCH_3.plusDays(9), base + 6, Optional.empty(), 2))
                .containsExactly(fee, gift);
        assertThat(movements(Order.NEWEST_FIRST, MARCH_3, MARCH_3.plusDays(9), base + 6, Optional.of(fee), 3))
                .containsExactly(gift, rent, late);
        assertThat(movements(Order.NEWEST_FIRST, MARCH_3, MARCH_3.plusDays(9), base + 6, Optional.of(late), 3))
                .containsExactly(salary);
        assertThat(movements(Order.OLDEST_FIRST, MARCH_3, MARCH_3.plusDays(9), base + 6, Optional.of(salary), 2))
                .containsExactly(late, rent);
        assertThat(movements(Order.OLDEST_FIRST, MARCH_3, MARCH_3.plusDays(9), base + 6, Optional.of(fee), 2))
                .isEmpty();
    }

    @Test
    void listsMovementsOfAPeriodUpToAPosition() {
        takeDownLate();

        assertThat(movements(Order.OLDEST_FIRST, MARCH_3.plusDays(1), MARCH_3.plusDays(1), base + 6, Optional.empty(),
                10)).containsExactly(rent);
        assertThat(movements(Order.OLDEST_FIRST, MARCH_3, MARCH_3.plusDays(9), base + 4, Optional.empty(), 10))
                .containsExactly(salary, rent, gift);
    }

    @Test
    void addsUpMovementsOfAPeriodUpToAPosition() {
        takeDownLate();

        assertThat(journal().movements(ada, new Period(MARCH_3, MARCH_3.plusDays(9)), base + 6)).hasValue(
                new JournalStore.Movements(Money.parse("5.01 EUR"), Money.parse("28.50 EUR"), 5));
        assertThat(journal().movements(ada, new Period(MARCH_3, MARCH_3), base + 5)).hasValue(
                new JournalStore.Movements(Money.parse("0 EUR"), Money.parse("20 EUR"), 1));
        assertThat(journal().movements(ada, new Period(MARCH_3.minusDays(9), MARCH_3.minusDays(1)), base + 6))
                .isEmpty();
    }

    private JournalEntry takeDownLate() {
        var late = entry(6, Kind.CREDITED, "1.50 EUR", "23.49 EUR", MARCH_3, "late", "");
        transaction().executeWithoutResult(status -> journal().add(Book.KEPT, List.of(late)));
        return late;
    }

    private List<JournalEntry> movements(Order order, LocalDate from, LocalDate to, long upTo,
            Optional<JournalEntry> after, int limit) {
        return journal().movements(new MovementQuery(ada, new Period(from, to), upTo, order, after, limit));
    }

    private List<JournalEntry> text(String words) {
        return find(it -> with(it, it.kind(), Optional.of(words)));
    }

    private List<JournalEntry> find(UnaryOperator<JournalQuery> restricted) {
        return journal().find(restricted.apply(query(Order.OLDEST_FIRST, 100)));
    }

    private JournalQuery query(Order order, int limit) {
        return new JournalQuery(Optional.of(ada), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(),
                Optional.empty(), Optional.empty(), order, Optional.empty(), limit);
    }

    private static JournalQuery with(JournalQuery it, Optional<Kind> kind, Optional<String> text) {
        return new JournalQuery(it.account(), it.from(), it.to(), kind, it.atLeast(), it.atMost(), text, it.order(),
                it.after(), it.limit());
    }

    private static JournalQuery dated(JournalQuery it, Optional<LocalDate> from, Optional<LocalDate> to) {
        return new JournalQuery(it.account(), from, to, it.kind(), it.atLeast(), it.atMost(), it.text(), it.order(),
                it.after(), it.limit());
    }

    private static JournalQuery amounts(JournalQuery it, Optional<Money> atLeast, Optional<Money> atMost) {
        return new JournalQuery(it.account(), it.from(), it.to(), it.kind(), atLeast, atMost, it.text(), it.order(),
                it.after(), it.limit());
    }

    private JournalEntry entry(int version, Kind kind, String amount, String balance, LocalDate valueDate, String text,
            String counterparty) {
        return new JournalEntry(base + version, ada, version, kind,
                Optional.of(amount).filter(it -> !it.isEmpty()).map(Money::parse), Money.parse(balance), valueDate, NOW,
                text, counterparty, new UUID(7, version), Optional.empty());
    }

    private JournalEntry reversal(int version, Kind kind, String amount, String balance, long reverses) {
        return new JournalEntry(base + version, ada, version, kind, Optional.of(Money.parse(amount)),
                Money.parse(balance), MARCH_3, NOW, "typo", "", new UUID(7, version), Optional.of(reverses));
    }
}
