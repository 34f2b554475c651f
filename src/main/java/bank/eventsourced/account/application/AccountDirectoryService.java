package bank.eventsourced.account.application;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.AccountDirectory;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.account.AccountTotals;

/** Finds accounts in the list of balances. */
@Service
class AccountDirectoryService implements AccountDirectory {

    private final AccountBalances balances;

    AccountDirectoryService(AccountBalances balances) {
        this.balances = balances;
    }

    @Override
    public List<AccountNumber> numbers(AccountQuery query, int limit) {
        return balances.numbers(query, between1And(MOST_NUMBERS, limit));
    }

    @Override
    public List<AccountSummary> at(List<AccountNumber> numbers) {
        return numbers.isEmpty() ? List.of()
                : balances.at(numbers.subList(0, between1And(LARGEST_PAGE, numbers.size())));
    }

    @Override
    public List<AccountTotals> totals(AccountQuery query) {
        return balances.totals(query);
    }

    @Override
    public List<AccountSummary> suggest(String text, int limit) {
        var typed = text.strip();
        var exact = balances.beginningWith(typed, between1And(LARGEST_PAGE, limit));
        if (exact.size() == limit) {
            return exact;
        }
        return Stream.concat(exact.stream(), balances.like(typed, limit).stream()).distinct().limit(limit).toList();
    }

    private static int between1And(int most, int asked) {
        if (asked < 1 || asked > most) {
            throw new IllegalArgumentException("At least 1 and at most %d accounts, not %d.".formatted(most, asked));
        }
        return asked;
    }
}
