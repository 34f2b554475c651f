package bank.eventsourced.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.ChangeOverdraftLimit;
import bank.eventsourced.account.AccountCommand.Close;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.ForgetHolder;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Reverse;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Unfreeze;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.CreditReversed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.DebitReversed;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferReceivedReversed;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.TransferSentReversed;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.account.domain.Account.Existing;
import bank.eventsourced.money.Money;

/** Given events, when a command, then events or a refusal. */
final class AccountSpecification {

    static final AccountNumber ADA = new AccountNumber("1");
    static final AccountNumber BOB = new AccountNumber("2");

    private final List<AccountEvent> ofAda;
    private final List<AccountEvent> ofBob;

    private AccountSpecification(List<AccountEvent> ofAda, List<AccountEvent> ofBob) {
        this.ofAda = ofAda;
        this.ofBob = ofBob;
    }

    static AccountSpecification given(AccountEvent... ofAda) {
        return new AccountSpecification(List.of(ofAda), List.of());
    }

    AccountSpecification andOfBob(AccountEvent... events) {
        return new AccountSpecification(ofAda, List.of(events));
    }

    Then when(AccountCommand command) {
        var ada = after(ofAda);
        return new Then(switch (command) {
            case Transfer transfer -> AccountRules.transfer(ada, after(ofBob), transfer);
            case ForgetHolder forget ->
                AccountRules.forget(ada instanceof Existing it ? List.of(it) : List.of(), 0, forget);
            case Reverse reverse -> AccountRules.reverse(ada, reverse, legs(reverse));
            case Open _, Deposit _, Withdraw _, Freeze _, Unfreeze _, ChangeOverdraftLimit _, Close _ ->
                AccountRules.decide(ada, command);
        });
    }

    /** @param ofBob the version of Bob's account with the other side of the transfer that is undone */
    Then when(Reverse reverse, long ofBob) {
        var legs = List.of(new Leg((Existing) after(ofAda), reverse.version(), ofAda.get((int) reverse.version() - 1)),
                new Leg((Existing) after(this.ofBob), ofBob, this.ofBob.get((int) ofBob - 1)));
        return new Then(AccountRules.reverse(after(ofAda), reverse, legs));
    }

    /** The event at the version; and of a transfer the last event of Bob that has to do with one. */
    private List<Leg> legs(Reverse reverse) {
        if (reverse.version() > ofAda.size()) {
            return List.of();
        }
        var original = ofAda.get((int) reverse.version() - 1);
        var legs = new ArrayList<Leg>();
        legs.add(new Leg((Existing) after(ofAda), reverse.version(), original));
        if (original instanceof TransferSent || original instanceof TransferReceived) {
            for (int i = 0; i < ofBob.size(); i++) {
                if (ofBob.get(i) instanceof TransferSent || ofBob.get(i) instanceof TransferReceived) {
                    legs.add(new Leg((Existing) after(ofBob), i + 1, ofBob.get(i)));
                }
            }
        }
        return legs;
    }

    private static Account after(List<AccountEvent> events) {
        return after(events.toArray(AccountEvent[]::new));
    }

    static Account after(AccountEvent... events) {
        Account account = new Account.NotOpened();
        for (var event : events) {
            account = account.apply(event);
        }
        return account;
    }

    record Then(Ruling ruling) {

        void then(AccountEvent... events) {
            assertThat(ruling).isEqualTo(new Ruling.Allowed(List.of(events)));
        }

        void thenNothingHappens() {
            then();
        }

        void thenRefused(Refusal reason) {
            assertThat(ruling).isEqualTo(new Ruling.Forbidden(reason));
        }

        void thenRefused(Refusal reason, String explanation) {
            thenRefused(reason);
            assertThat(reason.explanation()).hasToString(explanation);
        }
    }

    // The words of the specifications.

    static Money money(String text) {
        return Money.parse(text);
    }

    static Opened opened(AccountNumber number, String limit) {
        return new Opened(number, "Ada", money(limit).currency(), money(limit));
    }

    static Opened opened() {
        return opened(ADA, "0 EUR");
    }

    static Credited credited(AccountNumber number, String amount, String balance) {
        return new Credited(number, money(amount), money(balance), Purpose.CASH, "", "");
    }

    static Credited credited(String amount, String balance) {
        return credited(ADA, amount, balance);
    }

    static Debited debited(String amount, String balance) {
        return new Debited(ADA, money(amount), money(balance), Purpose.CASH, "", "");
    }

    static TransferSent sent(String amount, String balance) {
        return new TransferSent(ADA, money(amount), money(balance), BOB, "rent");
    }

    static TransferReceived received(String amount, String balance) {
        return new TransferReceived(BOB, money(amount), money(balance), ADA, "rent");
    }

    static TransferReceived receivedFromBob(String amount, String balance) {
        return new TransferReceived(ADA, money(amount), money(balance), BOB, "rent");
    }

    static TransferSent sentByBob(String amount, String balance) {
        return new TransferSent(BOB, money(amount), money(balance), ADA, "rent");
    }

    static CreditReversed creditReversed(long original, String amount, String balance) {
        return new CreditReversed(ADA, original, money(amount), money(balance), Purpose.CASH, "", "typo");
    }

    static DebitReversed debitReversed(long original, String amount, String balance) {
        return new DebitReversed(ADA, original, money(amount), money(balance), Purpose.CASH, "", "typo");
    }

    static TransferSentReversed sentReversed(long original, String amount, String balance) {
        return new TransferSentReversed(ADA, original, money(amount), money(balance), BOB, "typo");
    }

    static TransferReceivedReversed receivedReversed(AccountNumber number, long original, String amount,
            String balance) {
        return new TransferReceivedReversed(number, original, money(amount), money(balance),
                number.equals(ADA) ? BOB : ADA, "typo");
    }

    static OverdraftLimitChanged limitChanged(String limit, String balance) {
        return new OverdraftLimitChanged(ADA, money(limit), money(balance));
    }

    static Frozen frozen(AccountNumber number, String balance) {
        return new Frozen(number, "court order", money(balance));
    }

    static Unfrozen unfrozen(String balance) {
        return new Unfrozen(ADA, "lifted", money(balance));
    }

    static Closed closed(AccountNumber number) {
        return new Closed(number, "", money("0 EUR"));
    }
}
