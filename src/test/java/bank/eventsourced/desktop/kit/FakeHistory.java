package bank.eventsourced.desktop.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountHistory;
import bank.eventsourced.account.AccountMoment;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.BalancePoint;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.PastEvent;

/** What was recorded on the accounts of a {@link FakeBank}: its events, without the states that they led to. */
final class FakeHistory implements AccountHistory {

    private static final LocalDate VALUE_DATE = LocalDate.of(2026, 3, 3);

    private final FakeBank bank;

    FakeHistory(FakeBank bank) {
        this.bank = bank;
    }

    @Override
    public long versions(AccountNumber account) {
        return recorded(account).size();
    }

    @Override
    public long versionAt(AccountNumber account, Instant instant) {
        return versions(account);
    }

    @Override
    public List<PastEvent> events(AccountNumber account, long afterVersion, int limit) {
        return recorded(account).keySet()
                .stream()
                .filter(version -> version > afterVersion)
                .sorted()
                .limit(limit)
                .flatMap(version -> at(account, version).stream())
                .map(AccountMoment::event)
                .toList();
    }

    @Override
    public Optional<AccountMoment> at(AccountNumber account, long version) {
        return Optional.ofNullable(recorded(account).get(version)).map(event -> {
            var past = new PastEvent(account, version, version, Instant.EPOCH, new PastEvent.Content.Legible(event),
                    new PastEvent.Form("account.event", 1, "{}"), new PastEvent.Metadata(CommandId.fresh(),
                            new UUID(0, 0), Optional.empty(), "test", Optional.of(VALUE_DATE)),
                    "");
            return new AccountMoment(past, Optional.empty(), List.of(),
                    new AccountMoment.Origin(AccountMoment.Source.FIRST_EVENT, 0, version, Duration.ZERO),
                    Optional.empty());
        });
    }

    @Override
    public Optional<AccountMoment> step(AccountMoment from, long version) {
        return at(from.account(), version);
    }

    @Override
    public List<BalancePoint> balances(AccountNumber account, int most) {
        return List.of();
    }

    @Override
    public AsTest asTest(AccountNumber account, long version) {
        throw new UnsupportedOperationException();
    }

    private Map<Long, AccountEvent> recorded(AccountNumber account) {
        return bank.events.getOrDefault(account, Map.of());
    }
}
