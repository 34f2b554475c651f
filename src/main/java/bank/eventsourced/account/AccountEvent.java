package bank.eventsourced.account;

import java.util.Currency;

import org.springframework.modulith.NamedInterface;

import bank.eventsourced.money.Money;

/**
 * What has happened on an account. Released events never change; a new form gets a new schema version and an upcaster.
 * Amounts are positive. Each nested type says for itself that it is published: Modulith does not take it from here.
 */
@NamedInterface("events")
public sealed interface AccountEvent {

    AccountNumber account();

    /** The balance after the event. */
    Money balance();

    /** The account exists from now on. */
    @NamedInterface("events")
    record Opened(AccountNumber account, String holder, Currency currency,
            Money overdraftLimit) implements AccountEvent {

        @Override
        public Money balance() {
            return Money.zero(currency);
        }
    }

    /** Money came in from outside. The counterparty is empty if there is none. */
    @NamedInterface("events")
    record Credited(AccountNumber account, Money amount, Money balance, Purpose purpose, String text,
            String counterparty) implements AccountEvent {}

    /** Money went out. The counterparty is empty if there is none. */
    @NamedInterface("events")
    record Debited(AccountNumber account, Money amount, Money balance, Purpose purpose, String text,
            String counterparty) implements AccountEvent {}

    /** Money went to another account of this bank, where {@link TransferReceived} was recorded in the same append. */
    @NamedInterface("events")
    record TransferSent(AccountNumber account, Money amount, Money balance, AccountNumber to, String text)
            implements
                AccountEvent {}

    /** Money came from another account of this bank. */
    @NamedInterface("events")
    record TransferReceived(AccountNumber account, Money amount, Money balance, AccountNumber from, String text)
            implements
                AccountEvent {}

    /**
     * Money that had come in went out again.
     *
     * @param original the version of the account at which it was {@link Credited}
     */
    @NamedInterface("events")
    record CreditReversed(AccountNumber account, long original, Money amount, Money balance, Purpose purpose,
            String counterparty, String reason) implements AccountEvent {}

    /**
     * Money that had gone out came in again.
     *
     * @param original the version of the account at which it was {@link Debited}
     */
    @NamedInterface("events")
    record DebitReversed(AccountNumber account, long original, Money amount, Money balance, Purpose purpose,
            String counterparty, String reason) implements AccountEvent {}

    /**
     * Money came back from the other account, where {@link TransferReceivedReversed} was recorded in the same append.
     *
     * @param original the version of the account at which it was {@link TransferSent}
     */
    @NamedInterface("events")
    record TransferSentReversed(AccountNumber account, long original, Money amount, Money balance, AccountNumber to,
            String reason) implements AccountEvent {}

    /**
     * Money went back to the other account.
     *
     * @param original the version of the account at which it was {@link TransferReceived}
     */
    @NamedInterface("events")
    record TransferReceivedReversed(AccountNumber account, long original, Money amount, Money balance,
            AccountNumber from, String reason) implements AccountEvent {}

    /** The balance may go down to the negative of this limit from now on. */
    @NamedInterface("events")
    record OverdraftLimitChanged(AccountNumber account, Money overdraftLimit, Money balance) implements AccountEvent {}

    /** No money moves on the account until it is unfrozen. */
    @NamedInterface("events")
    record Frozen(AccountNumber account, String reason, Money balance) implements AccountEvent {}

    /** Money moves again. */
    @NamedInterface("events")
    record Unfrozen(AccountNumber account, String reason, Money balance) implements AccountEvent {}

    /**
     * The bank has forgotten who holds the account, and every text about people on it: the key that opened them is gone.
     *
     * @param reason stays readable, so it must not name anybody
     */
    @NamedInterface("events")
    record HolderForgotten(AccountNumber account, String reason, Money balance) implements AccountEvent {}

    /** The end: the balance was zero and nothing happens on the account any more. The reason is empty if none was named. */
    @NamedInterface("events")
    record Closed(AccountNumber account, String reason, Money balance) implements AccountEvent {}
}
