package bank.eventsourced.desktop.accounts;

import java.util.List;

import bank.eventsourced.account.AccountDirectory;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.desktop.kit.RowSource;
import bank.eventsourced.operations.Monitor;

/** The accounts that a query finds. */
record AccountSource(AccountDirectory directory,
        AccountQuery query) implements RowSource<AccountNumber, AccountSummary> {

    @Override
    public List<AccountNumber> keys(int limit, Monitor monitor) {
        return directory.numbers(query, Math.min(limit, AccountDirectory.MOST_NUMBERS));
    }

    @Override
    public List<AccountSummary> rows(List<AccountNumber> keys) {
        return directory.at(keys);
    }
}
