package badbank.account.domain;

/** Asks for the time through another class. */
final class AccountRules {

    boolean mayWithdraw(Interest interest) {
        return interest.isDue();
    }
}
