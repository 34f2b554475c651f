package bank.eventsourced.account.application;

import java.util.List;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.eventstore.Book;
import bank.eventsourced.eventstore.ReadModel;
import bank.eventsourced.eventstore.RecordedEvent;

/** The list of accounts, made from the log once more. */
record ListOfAccounts(AccountBalances balances) implements ReadModel<AccountEvent> {

    @Override
    public String name() {
        return "balances";
    }

    @Override
    public List<String> tables() {
        return List.of("account_balance");
    }

    @Override
    public void rebuild(List<RecordedEvent<AccountEvent>> events) {
        balances.keep(Book.REBUILT, BalanceChange.of(events));
    }
}
