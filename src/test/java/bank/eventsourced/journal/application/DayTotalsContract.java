package bank.eventsourced.journal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.Book;
import bank.eventsourced.journal.DailyMovements;
import bank.eventsourced.journal.DailyMovements.Day;
import bank.eventsourced.journal.DayMovements;
import bank.eventsourced.money.Money;

/** What every store of the days promises. Each test has days of its own. */
public abstract class DayTotalsContract {

    private static final int YEARS = 5_000;

    /** A day that nobody else uses: tests share one bank. */
    private final LocalDate day =
            LocalDate.of(4000, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(YEARS) * 365L);

    protected abstract DayTotals totals();

    protected abstract TransactionOperations transaction();

    @Test
    void keepsWhatMovedByDayAndCurrency() {
        var euros = moved(0, "20 EUR", "5 EUR", 2);
        var yens = moved(0, "7 JPY", "0 JPY", 1);
        var later = moved(2, "0 EUR", "1 EUR", 1);
        add(later, yens, euros);

        assertThat(totals().find(day, day.plusDays(2))).containsExactly(euros, yens, later);
        assertThat(totals().find(day.plusDays(1), day.plusDays(2))).containsExactly(later);
        assertThat(totals().find(day.plusDays(1), day.plusDays(1))).isEmpty();
    }

    @Test
    void addsToWhatItKeepsAlready() {
        add(moved(0, "20 EUR", "5 EUR", 2));
        add(moved(0, "1 EUR", "2 EUR", 3), moved(1, "1 EUR", "0 EUR", 1));

        assertThat(totals().find(day, day)).containsExactly(moved(0, "21 EUR", "7 EUR", 5));
    }

    @Test
    void statesTheDepositsAtTheEndOfEachDay() {
        var kwd = deposits(day);
        add(moved(0, "20 KWD", "5 KWD", 2), moved(2, "0 KWD", "30 KWD", 1), moved(3, "1 KWD", "0 KWD", 1));

        assertThat(new DailyMovementsService(totals()).deposits(day.plusDays(1), day.plusDays(3)))
                .filteredOn(it -> it.currency().getCurrencyCode().equals("KWD"))
                .singleElement()
                .extracting(DailyMovements.Deposits::days)
                .isEqualTo(List.of(new Day(day.plusDays(1), kwd.plus(Money.parse("15 KWD"))),
                        new Day(day.plusDays(2), kwd.plus(Money.parse("-15 KWD"))),
                        new Day(day.plusDays(3), kwd.plus(Money.parse("-14 KWD")))));
    }

    private Money deposits(LocalDate before) {
        return totals().before(before)
                .stream()
                .filter(it -> it.currency().getCurrencyCode().equals("KWD"))
                .findFirst()
                .orElse(Money.parse("0 KWD"));
    }

    @Test
    void forgetsWhatWasRolledBack() {
        transaction().executeWithoutResult(status -> {
            totals().add(Book.KEPT, List.of(moved(0, "20 EUR", "5 EUR", 2)));
            status.setRollbackOnly();
        });
        assertThat(totals().find(day, day)).isEmpty();
    }

    @Test
    void writingNeedsATransactionOfTheCallers() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> totals().add(Book.KEPT, List.of(moved(0, "20 EUR", "5 EUR", 2))));
    }

    private void add(DayMovements... movements) {
        transaction().executeWithoutResult(status -> totals().add(Book.KEPT, List.of(movements)));
    }

    private DayMovements moved(int later, String credits, String debits, long movements) {
        return new DayMovements(day.plusDays(later), Money.parse(credits), Money.parse(debits), movements);
    }

    @Test
    void whatIsBeingRebuiltIsNotRead() {
        add(moved(0, "20 EUR", "5 EUR", 2));
        var before = totals().find(day, day);
        transaction().executeWithoutResult(
                status -> totals().add(Book.REBUILT, List.of(moved(0, "7 EUR", "1 EUR", 2))));
        assertThat(totals().find(day, day)).isEqualTo(before);
    }
}
