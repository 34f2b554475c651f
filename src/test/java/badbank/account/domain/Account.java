package badbank.account.domain;

import badbank.account.AccountEvent;

/** Would not notice a new event. */
public record Account(String number) {

    Account apply(AccountEvent event) {
        return switch (event) {
            case AccountEvent.Opened opened -> new Account(opened.number());
            default -> this;
        };
    }
}
