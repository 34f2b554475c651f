package bank.eventsourced.desktop.kit;

import java.time.LocalDate;
import java.util.List;

import bank.eventsourced.journal.DailyMovements;
import bank.eventsourced.journal.DayMovements;

/** Days on which nothing has moved. */
final class NoMovements implements DailyMovements {

    @Override
    public List<DayMovements> find(LocalDate first, LocalDate last) {
        return List.of();
    }

    @Override
    public List<Deposits> deposits(LocalDate first, LocalDate last) {
        return List.of();
    }
}
