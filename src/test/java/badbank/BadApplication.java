package badbank;

import badbank.account.Accounts;

/** Does more than to start Spring. */
class BadApplication {

    boolean open(Accounts accounts) {
        return accounts.open("1");
    }
}
