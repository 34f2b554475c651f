package bank.eventsourced.account.adapter.jpa;

import java.time.Instant;
import java.util.Currency;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.application.BalanceChange;
import bank.eventsourced.money.Money;

/** A row of the list of accounts. Amounts are in minor units. */
@Entity(name = "AccountBalance")
@Table(name = "account_balance")
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

    /** The row of an account that was just opened, whatever else has happened to it since. */
    AccountBalanceEntity(BalanceChange change) {
        var opened = change.opened().orElseThrow();
        this.number = opened.account().value();
        this.holder = change.holder().orElse(opened.holder());
        this.currency = opened.currency().getCurrencyCode();
        this.overdraftLimit = opened.overdraftLimit().minorUnits();
        change.balance().ifPresent(it -> balance = it.minorUnits());
        change.overdraftLimit().ifPresent(it -> overdraftLimit = it.minorUnits());
        this.status = change.status().orElse(AccountStatus.OPEN);
        this.version = change.version();
        this.transactions = change.transactions();
        this.lastActivity = change.lastActivity();
    }

    AccountView toView() {
        var kept = Currency.getInstance(currency);
        return new AccountView(new AccountNumber(number), holder, new Money(balance, kept),
                new Money(overdraftLimit, kept), status, version, transactions);
    }

    AccountSummary toSummary() {
        return new AccountSummary(toView(), lastActivity);
    }
}
