package bank.eventsourced.account.domain;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.CreditReversed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.DebitReversed;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.HolderForgotten;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferReceivedReversed;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.TransferSentReversed;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.eventstore.PersonalTexts;
import bank.eventsourced.money.Money;

/** The state of an account: what its events have made of it. What may happen next is decided by {@link AccountRules}. */
public sealed interface Account {

    /** Before the first event. */
    record NotOpened() implements Account {}

    /**
     * From the first event on.
     *
     * @param overdraftLimit how far the balance may go below zero
     * @param freezeReason   why no money moves; empty unless frozen
     * @param version        how many events there have been
     * @param transactions   how many of them have moved money
     * @param reversals      the versions at which movements were recorded that are reversed, and those of their reversals
     * @param forgottenAt    the version at which its holder was forgotten last; 0 if that never happened
     */
    record Existing(AccountNumber number, String holder, Money balance, Money overdraftLimit, AccountStatus status,
            String freezeReason, long version, long transactions, Map<Long, Long> reversals,
            long forgottenAt) implements Account {

        public Existing {
            reversals = Map.copyOf(reversals);
            if (balance.compareTo(overdraftLimit.negated()) < 0) {
                throw new IllegalStateException("Account %s cannot stand at %s with an overdraft limit of %s"
                        .formatted(number, balance, overdraftLimit));
            }
        }

        /** Whose account it is. */
        public Person person() {
            return Person.of(this);
        }

        public Currency currency() {
            return balance.currency();
        }

        /** What can be withdrawn, as far as the limit goes. */
        public Money available() {
            return balance.plus(overdraftLimit);
        }

        private Existing moved(Money newBalance) {
            return new Existing(number, holder, newBalance, overdraftLimit, status, freezeReason, version + 1,
                    transactions + 1, reversals, forgottenAt);
        }

        private Existing reversed(long original, Money newBalance) {
            var more = new HashMap<>(reversals);
            more.put(original, version + 1);
            return new Existing(number, holder, newBalance, overdraftLimit, status, freezeReason, version + 1,
                    transactions + 1, more, forgottenAt);
        }

        private Existing limited(Money newLimit) {
            return new Existing(number, holder, balance, newLimit, status, freezeReason, version + 1, transactions,
                    reversals, forgottenAt);
        }

        private Existing forgotten() {
            return new Existing(number, PersonalTexts.FORGOTTEN, balance, overdraftLimit, status,
                    freezeReason.isEmpty() ? "" : PersonalTexts.FORGOTTEN, version + 1, transactions, reversals,
                    version + 1);
        }

        private Existing turned(AccountStatus newStatus, String reason) {
            return new Existing(number, holder, balance, overdraftLimit, newStatus, reason, version + 1, transactions,
                    reversals, forgottenAt);
        }
    }

    /** The account after one more event. */
    default Account apply(AccountEvent event) {
        return switch (event) {
            case Opened opened -> new Existing(opened.account(), opened.holder(), Money.zero(opened.currency()),
                    opened.overdraftLimit(), AccountStatus.OPEN, "", 1, 0, Map.of(), 0);
            case Credited credited -> existing().moved(existing().balance().plus(credited.amount()));
            case Debited debited -> existing().moved(existing().balance().minus(debited.amount()));
            case TransferSent sent -> existing().moved(existing().balance().minus(sent.amount()));
            case TransferReceived received -> existing().moved(existing().balance().plus(received.amount()));
            case CreditReversed it -> existing().reversed(it.original(), existing().balance().minus(it.amount()));
            case DebitReversed it -> existing().reversed(it.original(), existing().balance().plus(it.amount()));
            case TransferSentReversed it -> existing().reversed(it.original(), existing().balance().plus(it.amount()));
            case TransferReceivedReversed it ->
                existing().reversed(it.original(), existing().balance().minus(it.amount()));
            case OverdraftLimitChanged changed -> existing().limited(changed.overdraftLimit());
            case Frozen frozen -> existing().turned(AccountStatus.FROZEN, frozen.reason());
            case Unfrozen _ -> existing().turned(AccountStatus.OPEN, "");
            case HolderForgotten _ -> existing().forgotten();
            case Closed _ -> existing().turned(AccountStatus.CLOSED, "");
        };
    }

    private Existing existing() {
        return switch (this) {
            case Existing account -> account;
            case NotOpened _ -> throw new IllegalStateException("The first event of an account must open it");
        };
    }
}
