package bank.eventsourced.journal.application;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Service;

import bank.eventsourced.journal.DailyMovements;
import bank.eventsourced.journal.DayMovements;
import bank.eventsourced.money.Money;

/** Answers from what the follower added up. */
@Service
class DailyMovementsService implements DailyMovements {

    private final DayTotals totals;

    DailyMovementsService(DayTotals totals) {
        this.totals = totals;
    }

    @Override
    public List<DayMovements> find(LocalDate first, LocalDate last) {
        requireShort(first, last);
        return totals.find(first, last);
    }

    @Override
    public List<Deposits> deposits(LocalDate first, LocalDate last) {
        requireShort(first, last);
        var balances = new TreeMap<Currency, Money>(Comparator.comparing(Currency::getCurrencyCode));
        totals.before(first).forEach(sum -> balances.put(sum.currency(), sum));
        var moved = new HashMap<LocalDate, List<DayMovements>>();
        for (var movements : totals.find(first, last)) {
            balances.putIfAbsent(movements.currency(), Money.zero(movements.currency()));
            moved.computeIfAbsent(movements.day(), day -> new ArrayList<>()).add(movements);
        }
        return curves(first, last, balances, moved);
    }

    private static List<Deposits> curves(LocalDate first, LocalDate last, Map<Currency, Money> balances,
            Map<LocalDate, List<DayMovements>> moved) {
        var curves = new TreeMap<Currency, List<Day>>(Comparator.comparing(Currency::getCurrencyCode));
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (var movements : moved.getOrDefault(day, List.of())) {
                balances.merge(movements.currency(), movements.net(), Money::plus);
            }
            for (var balance : balances.values()) {
                curves.computeIfAbsent(balance.currency(), it -> new ArrayList<>()).add(new Day(day, balance));
            }
        }
        return curves.entrySet().stream().map(it -> new Deposits(it.getKey(), List.copyOf(it.getValue()))).toList();
    }

    private static void requireShort(LocalDate first, LocalDate last) {
        var days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("A period has 1 to %d days, not %d.".formatted(MOST_DAYS, days));
        }
    }
}
