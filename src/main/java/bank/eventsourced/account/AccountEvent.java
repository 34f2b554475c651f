package bank.eventsourced.account;

import java.util.Currency;

import org.springframework.modulith.NamedInterface;

import bank.eventsourced.money.Money;

/**
 * What has happened on an account. Released events never change; a new form gets a new schema version and an upcaster.
 * Amounts are positive.
 */
@NamedInterface("events")
public sealed interface AccountEvent {

    AccountNumber account();

    /** The balance after the event. */
    Money balance();

    /** The account exists from now on. */
    record Opened(AccountNumber account, String holder, Currency currency,
            Money overdraftLimit) implements AccountEvent {

        @Override
        public Money balance() {
            return Money.zero(currency);
        }
    }

    /** Money came in from outside. The counterparty is empty if there is none. */
    record Credited(AccountNumber account, Money amount, Money balance, Purpose purpose, String text,
            String counterparty) implements AccountEvent {}

    /** Money went out. The counterparty is empty if there is none. */
    record Debited(AccountNumber account, Money amount, Money balance, Purpose purpose, String text,
            String counterparty) implements AccountEvent {}

    /** Money went to another account of this bank, where {@link TransferReceived} was recorded in the same append. */
    record TransferSent(AccountNumber account, Money amount, Money balance, AccountNumber to, String text)
            implements
                AccountEvent {}

    /** Money came from another account of this bank. */
    record TransferReceived(AccountNumber account, Money amount, Money balance, AccountNumber from, String text)
            implements
                AccountEvent {}

    /** The balance may go down to the negative of this limit from now on. */
    record OverdraftLimitChanged(AccountNumber account, Money overdraftLimit, Money balance) implements AccountEvent {}

    /** No money moves on the account until it is unfrozen. */
    record Frozen(AccountNumber account, String reason, Money balance) implements AccountEvent {}

    /** Money moves again. */
    record Unfrozen(AccountNumber account, String reason, Money balance) implements AccountEvent {}

    /** The end: the balance was zero and nothing happens on the account any more. */
    record Closed(AccountNumber account, Money balance) implements AccountEvent {}
}
