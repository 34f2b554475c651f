package bank.eventsourced.account.adapter.jpa;

import java.time.Instant;
import java.util.Currency;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.money.Money;

/** A row of the list of accounts, for reading. Amounts are in minor units. */
@Entity(name = "AccountBalance")
@Table(name = "account_balance")
@Immutable
final class AccountBalanceEntity {

    @Id
    private String number;
    private String holder;
    private String currency;
    private long balance;
    private long overdraftLimit;
    @Enumerated(EnumType.STRING)
    private AccountStatus status;
    private long version;
    private long transactions;
    private Instant lastActivity;

    @SuppressWarnings("NullAway.Init")
    private AccountBalanceEntity() {}

    AccountView toView() {
        var kept = Currency.getInstance(currency);
        return new AccountView(new AccountNumber(number), holder, new Money(balance, kept),
                new Money(overdraftLimit, kept), status, version, transactions);
    }

    AccountSummary toSummary() {
        return new AccountSummary(toView(), lastActivity);
    }
}
