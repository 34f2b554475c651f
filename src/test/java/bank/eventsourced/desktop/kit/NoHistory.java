package bank.eventsourced.desktop.kit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.account.AccountHistory;
import bank.eventsourced.account.AccountMoment;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.BalancePoint;
import bank.eventsourced.account.PastEvent;
import bank.eventsourced.journal.DailyMovements;
import bank.eventsourced.journal.DayMovements;

/** A past in which nothing has happened. */
final class NoHistory implements AccountHistory, DailyMovements {

    @Override
    public long versions(AccountNumber account) {
        return 0;
    }

    @Override
    public long versionAt(AccountNumber account, Instant instant) {
        return 0;
    }

    @Override
    public List<PastEvent> events(AccountNumber account, long afterVersion, int limit) {
        return List.of();
    }

    @Override
    public Optional<AccountMoment> at(AccountNumber account, long version) {
        return Optional.empty();
    }

    @Override
    public Optional<AccountMoment> step(AccountMoment from, long version) {
        return Optional.empty();
    }

    @Override
    public List<BalancePoint> balances(AccountNumber account, int most) {
        return List.of();
    }

    @Override
    public List<DayMovements> find(LocalDate first, LocalDate last) {
        return List.of();
    }

    @Override
    public List<Deposits> deposits(LocalDate first, LocalDate last) {
        return List.of();
    }
}
