package bank.eventsourced.desktop.kit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.account.AccountDirectory;
import bank.eventsourced.account.PastAccounts;

/** The past of a bank that has none. */
final class NoPast implements PastAccounts {

    @Override
    public long newest() {
        return 0;
    }

    @Override
    public long positionAt(Instant instant) {
        return 0;
    }

    @Override
    public Optional<Instant> recordedAt(long position) {
        return Optional.empty();
    }

    @Override
    public AccountDirectory asOf(long position, Monitor monitor) {
        return AccountDirectory.of(List.of());
    }
}
