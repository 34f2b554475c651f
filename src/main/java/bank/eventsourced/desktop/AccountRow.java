package bank.eventsourced.desktop;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;

/** A line of the table of accounts. It stays the same line while the account changes, so the selection stays on it. */
final class AccountRow {

    private final ReadOnlyObjectWrapper<AccountView> account;

    AccountRow(AccountView account) {
        this.account = new ReadOnlyObjectWrapper<>(account);
    }

    AccountNumber number() {
        return account().number();
    }

    AccountView account() {
        return account.get();
    }

    ReadOnlyObjectProperty<AccountView> accountProperty() {
        return account.getReadOnlyProperty();
    }

    void update(AccountView now) {
        account.set(now);
    }
}
