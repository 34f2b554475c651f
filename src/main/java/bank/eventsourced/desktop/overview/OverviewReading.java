package bank.eventsourced.desktop.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.desktop.kit.BankPorts;
import bank.eventsourced.journal.DailyMovements;
import bank.eventsourced.journal.DayMovements;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.operations.Backups;
import bank.eventsourced.operations.BankStatus;

/**
 * What one look at the bank found. Costs the same for a large bank as for a small one.
 *
 * @param today    what has moved today, by currency
 * @param deposits day by day, by currency
 * @param onServer whether the bank has no files of its own that could be backed up here
 */
record OverviewReading(List<LedgerView> ledgers, List<DayMovements> today, List<DailyMovements.Deposits> deposits,
        BankStatus status, Optional<Instant> lastBackup, boolean onServer) {

    static final int DAYS = 90;

    static OverviewReading of(BankPorts bank, LocalDate today) {
        return new OverviewReading(bank.ledgers().all(), bank.days().find(today, today),
                bank.days().deposits(today.minusDays(DAYS - 1), today), bank.operations().status(),
                bank.backups().last().map(Backups.Backup::takenAt),
                bank.backups().place().folder().isEmpty());
    }

    /** Whether in every currency debits equal credits. */
    boolean isBalanced() {
        return ledgers.stream().allMatch(it -> it.debits().equals(it.credits()));
    }

    /** How many events the ledger has not posted yet. */
    long behind() {
        return status.followers()
                .stream()
                .filter(it -> it.name().equals("ledger"))
                .mapToLong(
                        BankStatus.Follower::behind)
                .sum();
    }

    /** The followers that cannot go on. */
    List<BankStatus.Follower> failing() {
        return status.followers().stream().filter(it -> it.failure().isPresent()).toList();
    }

    /** How many movements there were today, over all currencies. */
    long movements() {
        return today.stream().mapToLong(DayMovements::movements).sum();
    }
}
