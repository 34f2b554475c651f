package bank.eventsourced.account.domain;

import java.util.Optional;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.ChangeOverdraftLimit;
import bank.eventsourced.account.AccountCommand.Close;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Unfreeze;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.account.Refusal.AccountClosed;
import bank.eventsourced.account.Refusal.AccountFrozen;
import bank.eventsourced.account.Refusal.AmountTooLarge;
import bank.eventsourced.account.Refusal.BalanceNotZero;
import bank.eventsourced.account.Refusal.InsufficientFunds;
import bank.eventsourced.account.Refusal.LimitBelowOverdraft;
import bank.eventsourced.account.Refusal.NotFrozen;
import bank.eventsourced.account.Refusal.NumberTaken;
import bank.eventsourced.account.Refusal.OtherCurrency;
import bank.eventsourced.account.Refusal.SameAccount;
import bank.eventsourced.account.Refusal.UnknownAccount;
import bank.eventsourced.account.domain.Account.Existing;
import bank.eventsourced.account.domain.Account.NotOpened;
import bank.eventsourced.account.domain.Ruling.Allowed;
import bank.eventsourced.account.domain.Ruling.Forbidden;
import bank.eventsourced.money.Money;

/** The rules of the bank: what becomes of a command in a given state. Pure functions. */
public final class AccountRules {

    private AccountRules() {}

    /** Decides a command that concerns one account. A transfer concerns two: see {@link #transfer}. */
    public static Ruling decide(Account account, AccountCommand command) {
        return switch (account) {
            case NotOpened _ when command instanceof Open open -> open(open);
            case NotOpened _ -> new Forbidden(new UnknownAccount(command.account()));
            case Existing _ when command instanceof Open -> new Forbidden(new NumberTaken(command.account()));
            case Existing closed when closed.status() == AccountStatus.CLOSED ->
                new Forbidden(new AccountClosed(command.account()));
            case Existing existing -> decideOnExisting(existing, command);
        };
    }

    private static Ruling decideOnExisting(Existing account, AccountCommand command) {
        return switch (command) {
            case Deposit deposit -> deposit(account, deposit);
            case Withdraw withdraw -> withdraw(account, withdraw);
            case ChangeOverdraftLimit change -> changeOverdraftLimit(account, change);
            case Freeze freeze -> freeze(account, freeze);
            case Unfreeze unfreeze -> unfreeze(account, unfreeze);
            case Close _ -> close(account);
            case Open _, Transfer _ ->
                throw new IllegalArgumentException("Not a command on one existing account: " + command);
        };
    }

    /** Decides a transfer on the states of both accounts. */
    public static Ruling transfer(Account from, Account to, Transfer transfer) {
        if (transfer.account().equals(transfer.to())) {
            return new Forbidden(new SameAccount(transfer.account()));
        }
        if (!(from instanceof Existing payer)) {
            return new Forbidden(new UnknownAccount(transfer.account()));
        }
        if (!(to instanceof Existing payee)) {
            return new Forbidden(new UnknownAccount(transfer.to()));
        }
        var amount = transfer.amount();
        return cannotMove(payer, amount)
                .or(() -> cannotMove(payee, amount))
                .or(() -> overdrawn(payer, amount))
                .or(() -> tooLarge(payee, amount))
                .<Ruling>map(Forbidden::new)
                .orElseGet(() -> Allowed.as(
                        new TransferSent(payer.number(), amount, payer.balance().minus(amount), payee.number(),
                                transfer.text()),
                        new TransferReceived(payee.number(), amount, payee.balance().plus(amount), payer.number(),
                                transfer.text())));
    }

    private static Ruling open(Open open) {
        return Allowed.as(new Opened(open.account(), open.holder(), open.currency(), open.overdraftLimit()));
    }

    private static Ruling deposit(Existing account, Deposit deposit) {
        var amount = deposit.amount();
        return cannotMove(account, amount)
                .or(() -> tooLarge(account, amount))
                .<Ruling>map(Forbidden::new)
                .orElseGet(() -> Allowed.as(new Credited(account.number(), amount, account.balance().plus(amount),
                        deposit.purpose(), deposit.text(), deposit.counterparty())));
    }

    private static Ruling withdraw(Existing account, Withdraw withdraw) {
        var amount = withdraw.amount();
        return cannotMove(account, amount)
                .or(() -> overdrawn(account, amount))
                .<Ruling>map(Forbidden::new)
                .orElseGet(() -> Allowed.as(new Debited(account.number(), amount, account.balance().minus(amount),
                        withdraw.purpose(), withdraw.text(), withdraw.counterparty())));
    }

    private static Ruling changeOverdraftLimit(Existing account, ChangeOverdraftLimit change) {
        var limit = change.overdraftLimit();
        if (!limit.currency().equals(account.currency())) {
            return new Forbidden(new OtherCurrency(account.number(), account.currency(), limit.currency()));
        }
        if (account.balance().compareTo(limit.negated()) < 0) {
            return new Forbidden(new LimitBelowOverdraft(account.number(), limit, account.balance()));
        }
        if (overflows(account.balance(), limit)) {
            return new Forbidden(new AmountTooLarge(account.number(), limit));
        }
        return limit.equals(account.overdraftLimit()) ? Allowed.as()
                : Allowed.as(new OverdraftLimitChanged(account.number(), limit, account.balance()));
    }

    private static Ruling freeze(Existing account, Freeze freeze) {
        return account.status() == AccountStatus.FROZEN
                ? new Forbidden(new AccountFrozen(account.number(), account.freezeReason()))
                : Allowed.as(new Frozen(account.number(), freeze.reason(), account.balance()));
    }

    private static Ruling unfreeze(Existing account, Unfreeze unfreeze) {
        return account.status() == AccountStatus.FROZEN
                ? Allowed.as(new Unfrozen(account.number(), unfreeze.reason(), account.balance()))
                : new Forbidden(new NotFrozen(account.number()));
    }

    private static Ruling close(Existing account) {
        if (account.status() == AccountStatus.FROZEN) {
            return new Forbidden(new AccountFrozen(account.number(), account.freezeReason()));
        }
        return account.balance().isZero() ? Allowed.as(new Closed(account.number(), account.balance()))
                : new Forbidden(new BalanceNotZero(account.number(), account.balance()));
    }

    /** No overdraft: the balance never goes below the negative of the limit. */
    private static Optional<Refusal> overdrawn(Existing account, Money amount) {
        return amount.compareTo(account.available()) <= 0 ? Optional.empty()
                : Optional
                        .of(new InsufficientFunds(account.number(), amount, account.balance(), account.overdraftLimit(),
                                account.available()));
    }

    /** Money moves on open accounts and in their own currency only. */
    private static Optional<Refusal> cannotMove(Existing account, Money amount) {
        return switch (account.status()) {
            case CLOSED -> Optional.of(new AccountClosed(account.number()));
            case FROZEN -> Optional.of(new AccountFrozen(account.number(), account.freezeReason()));
            case OPEN -> amount.currency().equals(account.currency()) ? Optional.empty()
                    : Optional.of(new OtherCurrency(account.number(), account.currency(), amount.currency()));
        };
    }

    private static Optional<Refusal> tooLarge(Existing account, Money amount) {
        return overflows(account.available(), amount) ? Optional.of(new AmountTooLarge(account.number(), amount))
                : Optional.empty();
    }

    /** Whether two amounts, the second of them not negative, add up to more than can be counted. */
    private static boolean overflows(Money amount, Money more) {
        return amount.minorUnits() > Long.MAX_VALUE - more.minorUnits();
    }
}
