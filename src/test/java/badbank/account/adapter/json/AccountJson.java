package badbank.account.adapter.json;

import badbank.account.adapter.jpa.AccountEntity;

/** Knows the entity of another adapter. */
class AccountJson {

    String json(AccountEntity account) {
        return account.number();
    }
}
