package bank.eventsourced.account.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
import bank.eventsourced.account.AccountEvent.HolderForgotten;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferReceivedReversed;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.TransferSentReversed;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.account.Refusal.AccountClosed;
import bank.eventsourced.account.Refusal.AccountFrozen;
import bank.eventsourced.account.Refusal.AlreadyReversed;
import bank.eventsourced.account.Refusal.AmountTooLarge;
import bank.eventsourced.account.Refusal.BalanceNotZero;
import bank.eventsourced.account.Refusal.InsufficientFunds;
import bank.eventsourced.account.Refusal.LimitBelowOverdraft;
import bank.eventsourced.account.Refusal.NotFrozen;
import bank.eventsourced.account.Refusal.NotReversible;
import bank.eventsourced.account.Refusal.NothingToReverse;
import bank.eventsourced.account.Refusal.NumberTaken;
import bank.eventsourced.account.Refusal.OtherCurrency;
import bank.eventsourced.account.Refusal.ReadableForEver;
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

    /** Decides a command that concerns one account. A transfer concerns two: see {@link #transfer}, and {@link #reverse}. */
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
            case Close it -> close(account, it);
            case Open _, Transfer _, Reverse _, ForgetHolder _ ->
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

    /**
     * Decides a reversal.
     *
     * @param legs what was recorded at the version that the command names: nothing, an event of the account, or both sides
     *             of a transfer, that of the account first
     */
    public static Ruling reverse(Account account, Reverse reverse, List<Leg> legs) {
        return switch (account) {
            case NotOpened _ -> new Forbidden(new UnknownAccount(reverse.account()));
            case Existing existing -> stopped(existing).<Ruling>map(Forbidden::new)
                    .orElseGet(() -> legs.isEmpty()
                            ? new Forbidden(new NothingToReverse(reverse.account(), reverse.version()))
                            : reverse(legs, reverse.reason()));
        };
    }

    /** All legs, or none. */
    private static Ruling reverse(List<Leg> legs, String reason) {
        var events = new ArrayList<AccountEvent>(legs.size());
        for (var leg : legs) {
            switch (reverse(leg, reason)) {
                case Forbidden forbidden -> {
                    return forbidden;
                }
                case Allowed allowed -> events.addAll(allowed.events());
            }
        }
        return new Allowed(List.copyOf(events));
    }

    private static Ruling reverse(Leg leg, String reason) {
        var number = leg.account().number();
        var version = leg.version();
        return switch (leg.original()) {
            case Credited it -> takeBack(leg, it.amount(), balance -> new CreditReversed(number, version, it.amount(),
                    balance, it.purpose(), it.counterparty(), reason));
            case Debited it -> giveBack(leg, it.amount(), balance -> new DebitReversed(number, version, it.amount(),
                    balance, it.purpose(), it.counterparty(), reason));
            case TransferSent it -> giveBack(leg, it.amount(),
                    balance -> new TransferSentReversed(number, version, it.amount(), balance, it.to(), reason));
            case TransferReceived it -> takeBack(leg, it.amount(),
                    balance -> new TransferReceivedReversed(number, version, it.amount(), balance, it.from(), reason));
            case CreditReversed _, DebitReversed _, TransferSentReversed _, TransferReceivedReversed _ ->
                new Forbidden(new NotReversible(number, version));
            case Opened _, OverdraftLimitChanged _, Frozen _, Unfrozen _, HolderForgotten _, Closed _ ->
                new Forbidden(new NothingToReverse(number, version));
        };
    }

    /**
     * Decides that a customer is forgotten, whatever the state of the accounts.
     *
     * @param accounts all accounts of the customer, the one first that the command names; none if there is no such account
     * @param readable how many of their events hold texts that will stay readable for ever
     */
    public static Ruling forget(List<Existing> accounts, long readable, ForgetHolder forget) {
        if (accounts.isEmpty()) {
            return new Forbidden(new UnknownAccount(forget.account()));
        }
        return readable > 0 ? new Forbidden(new ReadableForEver(forget.account(), readable))
                : new Allowed(accounts.stream()
                        .<AccountEvent>map(it -> new HolderForgotten(it.number(), forget.reason(), it.balance()))
                        .toList());
    }

    private static Ruling takeBack(Leg leg, Money amount, Function<Money, AccountEvent> reversed) {
        return settled(leg).or(() -> overdrawn(leg.account(), amount))
                .<Ruling>map(Forbidden::new)
                .orElseGet(() -> Allowed.as(reversed.apply(leg.account().balance().minus(amount))));
    }

    private static Ruling giveBack(Leg leg, Money amount, Function<Money, AccountEvent> reversed) {
        return settled(leg).or(() -> tooLarge(leg.account(), amount))
                .<Ruling>map(Forbidden::new)
                .orElseGet(() -> Allowed.as(reversed.apply(leg.account().balance().plus(amount))));
    }

    /** A movement is reversed once, and on accounts where money moves. */
    private static Optional<Refusal> settled(Leg leg) {
        var account = leg.account();
        return stopped(account).or(() -> Optional.ofNullable(account.reversals().get(leg.version()))
                .map(by -> new AlreadyReversed(account.number(), leg.version(), by)));
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

    private static Ruling close(Existing account, Close close) {
        if (account.status() == AccountStatus.FROZEN) {
            return new Forbidden(new AccountFrozen(account.number(), account.freezeReason()));
        }
        return account.balance().isZero()
                ? Allowed.as(new Closed(account.number(), close.reason(), account.balance()))
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
        return stopped(account).or(() -> amount.currency().equals(account.currency()) ? Optional.empty()
                : Optional.of(new OtherCurrency(account.number(), account.currency(), amount.currency())));
    }

    private static Optional<Refusal> stopped(Existing account) {
        return switch (account.status()) {
            case CLOSED -> Optional.of(new AccountClosed(account.number()));
            case FROZEN -> Optional.of(new AccountFrozen(account.number(), account.freezeReason()));
            case OPEN -> Optional.empty();
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
