package bank.eventsourced.desktop.panels;

import java.util.Optional;
import java.util.function.Supplier;

import bank.eventsourced.account.AccountView;
import bank.eventsourced.money.Money;

/**
 * What an order would do to the balance of an account.
 *
 * @param after absent if nothing can be said yet
 */
record Effect(AccountView account, Optional<Money> after) {

    static Effect none(AccountView account) {
        return new Effect(account, Optional.empty());
    }

    static Effect plus(AccountView account, Optional<Money> amount) {
        return of(account, amount, it -> () -> account.balance().plus(it));
    }

    static Effect minus(AccountView account, Optional<Money> amount) {
        return of(account, amount, it -> () -> account.balance().minus(it));
    }

    private static Effect of(AccountView account, Optional<Money> amount,
            java.util.function.Function<Money, Supplier<Money>> sum) {
        return new Effect(account, amount.filter(it -> it.currency().equals(account.currency()))
                .flatMap(it -> countable(sum.apply(it))));
    }

    private static Optional<Money> countable(Supplier<Money> sum) {
        try {
            return Optional.of(sum.get());
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }
}
