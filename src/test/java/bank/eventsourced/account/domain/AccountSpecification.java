package bank.eventsourced.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.money.Money;

/** Given events, when a command, then events or a refusal. */
final class AccountSpecification {

    static final AccountNumber ADA = new AccountNumber("1");
    static final AccountNumber BOB = new AccountNumber("2");

    private final Account ada;
    private final Account bob;

    private AccountSpecification(Account ada, Account bob) {
        this.ada = ada;
        this.bob = bob;
    }

    static AccountSpecification given(AccountEvent... ofAda) {
        return new AccountSpecification(after(ofAda), new Account.NotOpened());
    }

    AccountSpecification andOfBob(AccountEvent... ofBob) {
        return new AccountSpecification(ada, after(ofBob));
    }

    Then when(AccountCommand command) {
        return new Then(command instanceof Transfer transfer ? AccountRules.transfer(ada, bob, transfer)
                : AccountRules.decide(ada, command));
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
            assertThat(reason.explanation()).isEqualTo(explanation);
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
        return new Closed(number, money("0 EUR"));
    }
}
