package bank.eventsourced.desktop.kit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import bank.eventsourced.account.AccountDirectory;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.account.AccountTotals;
import bank.eventsourced.account.AccountView;

/** Finds the accounts of a {@link FakeBank}. */
final class FakeDirectory implements AccountDirectory {

    private final FakeBank bank;

    FakeDirectory(FakeBank bank) {
        this.bank = bank;
    }

    @Override
    public List<AccountNumber> numbers(AccountQuery query, int limit) {
        return bank.accounts.keySet().stream().limit(limit).toList();
    }

    @Override
    public List<AccountSummary> at(List<AccountNumber> numbers) {
        return summaries(numbers.stream().flatMap(it -> bank.find(it).stream())).toList();
    }

    @Override
    public List<AccountTotals> totals(AccountQuery query) {
        return List.of();
    }

    @Override
    public List<AccountSummary> suggest(String text, int limit) {
        var words = text.strip().toLowerCase(Locale.ROOT);
        return summaries(bank.accounts.values()
                .stream()
                .filter(it -> it.number().value().startsWith(text.strip())
                        || it.holder().toLowerCase(Locale.ROOT).contains(words)))
                .limit(limit)
                .toList();
    }

    private static Stream<AccountSummary> summaries(Stream<AccountView> accounts) {
        return accounts.map(it -> new AccountSummary(it, Instant.EPOCH));
    }
}
