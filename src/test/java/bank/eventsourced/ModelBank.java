package bank.eventsourced;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.money.Money;

/**
 * What a bank must be like, in the simplest words: lists in memory and no events. It takes no code of the bank's but the
 * words in which commands are given and answered.
 */
final class ModelBank {

    private static final String FORGOTTEN = "(forgotten)";

    private final Map<String, List<State>> histories = new TreeMap<>();

    /**
     * An account after its last command.
     *
     * @param moved     what that command added to the balance
     * @param other     the account on the other side of a transfer
     * @param reversed  the version that it took back; 0 if it took back none
     */
    record State(AccountView view, long moved, Optional<Place> other, long reversed) {}

    /** A version of an account. */
    record Place(AccountNumber account, long version) {}

    /** All accounts as they are, by number, without why they are frozen. */
    List<AccountView> accounts() {
        return histories.values()
                .stream()
                .map(it -> it.getLast().view())
                .map(it -> new AccountView(it.number(), it.holder(), it.balance(), it.overdraftLimit(), it.status(),
                        it.version(), it.transactions()))
                .toList();
    }

    /** Which rules a command breaks: none if it is carried out. Several may be broken, and the bank names one of them. */
    Set<Class<? extends Refusal>> give(AccountCommand command) {
        var broken = new HashSet<Class<? extends Refusal>>();
        switch (command) {
            case Open it -> {
                refuse(broken, histories.containsKey(it.account().value()), Refusal.NumberTaken.class);
                if (broken.isEmpty()) {
                    var view = new AccountView(it.account(), it.holder(), Money.zero(it.currency()),
                            it.overdraftLimit(), AccountStatus.OPEN, 1, 0);
                    push(state(view, 0));
                }
            }
            case Deposit it -> move(broken, it.account(), it.amount());
            case Withdraw it -> move(broken, it.account(), it.amount().negated());
            case Transfer it -> transfer(broken, it);
            case Reverse it -> reverse(broken, it);
            case ChangeOverdraftLimit it -> changeLimit(broken, it);
            case Freeze it -> {
                requireUsable(broken, it.account());
                turn(broken, it.account(), AccountStatus.FROZEN, Optional.of(it.reason()));
            }
            case Unfreeze it -> {
                requireOpened(broken, it.account());
                refuse(broken, last(it.account()).filter(a -> a.status() == AccountStatus.OPEN).isPresent(),
                        Refusal.NotFrozen.class);
                turn(broken, it.account(), AccountStatus.OPEN, Optional.empty());
            }
            case ForgetHolder it -> forget(broken, it.account());
            case Close it -> {
                requireUsable(broken, it.account());
                refuse(broken, last(it.account()).filter(a -> !a.balance().isZero()).isPresent(),
                        Refusal.BalanceNotZero.class);
                turn(broken, it.account(), AccountStatus.CLOSED, Optional.empty());
            }
        }
        return broken;
    }

    /** On all accounts of the same holder, also in their past; an account whose holder is forgotten is alone. */
    private void forget(Set<Class<? extends Refusal>> broken, AccountNumber number) {
        refuse(broken, last(number).isEmpty(), Refusal.UnknownAccount.class);
        last(number).ifPresent(asked -> histories.values()
                .stream()
                .filter(it -> it.getLast().view().number().equals(number)
                        || (!asked.holder().equals(FORGOTTEN) && it.getLast().view().holder().equals(asked.holder())))
                .forEach(history -> {
                    history.replaceAll(it -> new State(forgotten(it.view(), 0), it.moved(), it.other(), it.reversed()));
                    history.add(state(forgotten(history.getLast().view(), 1), 0));
                }));
    }

    private static AccountView forgotten(AccountView it, int versions) {
        return new AccountView(it.number(), FORGOTTEN, it.balance(), it.overdraftLimit(), it.status(),
                it.version() + versions, it.transactions(), it.freezeReason().map(_ -> FORGOTTEN));
    }

    private void move(Set<Class<? extends Refusal>> broken, AccountNumber account, Money amount) {
        requireMovable(broken, account, amount);
        if (broken.isEmpty()) {
            add(account, amount, Optional.empty(), 0);
        }
    }

    private void transfer(Set<Class<? extends Refusal>> broken, Transfer it) {
        refuse(broken, it.account().equals(it.to()), Refusal.SameAccount.class);
        requireMovable(broken, it.account(), it.amount().negated());
        requireMovable(broken, it.to(), it.amount());
        if (broken.isEmpty()) {
            var sent = new Place(it.account(), version(it.account()) + 1);
            var received = new Place(it.to(), version(it.to()) + 1);
            add(it.account(), it.amount().negated(), Optional.of(received), 0);
            add(it.to(), it.amount(), Optional.of(sent), 0);
        }
    }

    private void reverse(Set<Class<? extends Refusal>> broken, Reverse it) {
        requireUsable(broken, it.account());
        if (!broken.isEmpty()) {
            return;
        }
        var history = history(it.account());
        if (it.version() > history.size() || history.get((int) it.version() - 1).moved() == 0) {
            broken.add(Refusal.NothingToReverse.class);
            return;
        }
        var original = history.get((int) it.version() - 1);
        var legs = new ArrayList<>(List.of(new Place(it.account(), it.version())));
        original.other().ifPresent(legs::add);
        for (var leg : legs) {
            var movement = at(leg);
            refuse(broken, movement.reversed() > 0, Refusal.NotReversible.class);
            refuse(broken, history(leg.account()).stream().anyMatch(a -> a.reversed() == leg.version()),
                    Refusal.AlreadyReversed.class);
            requireMovable(broken, leg.account(), new Money(-movement.moved(), movement.view().currency()));
        }
        if (broken.isEmpty()) {
            for (var leg : legs) {
                var movement = at(leg);
                add(leg.account(), new Money(-movement.moved(), movement.view().currency()), Optional.empty(),
                        leg.version());
            }
        }
    }

    private void changeLimit(Set<Class<? extends Refusal>> broken, ChangeOverdraftLimit it) {
        requireOpened(broken, it.account());
        last(it.account()).ifPresent(account -> {
            refuse(broken, !account.currency().equals(it.overdraftLimit().currency()), Refusal.OtherCurrency.class);
            refuse(broken, account.balance().minorUnits() + it.overdraftLimit().minorUnits() < 0,
                    Refusal.LimitBelowOverdraft.class);
            if (broken.isEmpty() && !account.overdraftLimit().equals(it.overdraftLimit())) {
                push(state(new AccountView(account.number(), account.holder(), account.balance(), it.overdraftLimit(),
                        account.status(), account.version() + 1, account.transactions(), account.freezeReason()), 0));
            }
        });
    }

    private void turn(Set<Class<? extends Refusal>> broken, AccountNumber number, AccountStatus status,
            Optional<String> reason) {
        if (broken.isEmpty()) {
            var account = last(number).orElseThrow();
            push(state(new AccountView(number, account.holder(), account.balance(), account.overdraftLimit(), status,
                    account.version() + 1, account.transactions(), reason), 0));
        }
    }

    private void add(AccountNumber number, Money amount, Optional<Place> other, long reversed) {
        var account = last(number).orElseThrow();
        push(new State(new AccountView(number, account.holder(), account.balance().plus(amount),
                account.overdraftLimit(), account.status(), account.version() + 1, account.transactions() + 1),
                amount.minorUnits(), other, reversed));
    }

    private void requireOpened(Set<Class<? extends Refusal>> broken, AccountNumber number) {
        refuse(broken, last(number).isEmpty(), Refusal.UnknownAccount.class);
        refuse(broken, last(number).filter(it -> it.status() == AccountStatus.CLOSED).isPresent(),
                Refusal.AccountClosed.class);
    }

    private void requireUsable(Set<Class<? extends Refusal>> broken, AccountNumber number) {
        requireOpened(broken, number);
        refuse(broken, last(number).filter(it -> it.status() == AccountStatus.FROZEN).isPresent(),
                Refusal.AccountFrozen.class);
    }

    private void requireMovable(Set<Class<? extends Refusal>> broken, AccountNumber number, Money amount) {
        requireUsable(broken, number);
        last(number).ifPresent(account -> {
            var available = account.balance().minorUnits() + account.overdraftLimit().minorUnits();
            refuse(broken, !account.currency().equals(amount.currency()), Refusal.OtherCurrency.class);
            refuse(broken, amount.isNegative() && available + amount.minorUnits() < 0,
                    Refusal.InsufficientFunds.class);
        });
    }

    private static void refuse(Set<Class<? extends Refusal>> broken, boolean isBroken,
            Class<? extends Refusal> reason) {
        if (isBroken) {
            broken.add(reason);
        }
    }

    private static State state(AccountView view, long moved) {
        return new State(view, moved, Optional.empty(), 0);
    }

    private void push(State state) {
        histories.computeIfAbsent(state.view().number().value(), _ -> new ArrayList<>()).add(state);
    }

    private List<State> history(AccountNumber number) {
        return histories.getOrDefault(number.value(), List.of());
    }

    private State at(Place place) {
        return history(place.account()).get((int) place.version() - 1);
    }

    private Optional<AccountView> last(AccountNumber number) {
        return Optional.of(history(number)).filter(it -> !it.isEmpty()).map(it -> it.getLast().view());
    }

    long version(AccountNumber number) {
        return last(number).map(AccountView::version).orElse(0L);
    }

    /** Each account with the states that it had, the first of them at version 1. */
    Map<String, List<State>> histories() {
        return histories;
    }

    /** What all accounts of a currency hold. */
    Map<String, Money> deposits() {
        var sums = new HashMap<String, Money>();
        histories.values()
                .forEach(it -> sums.merge(it.getLast().view().currency().getCurrencyCode(),
                        it.getLast().view().balance(), Money::plus));
        return sums;
    }

    /** How many transactions there were on all accounts of a currency. */
    long transactions(String currency) {
        return histories.values()
                .stream()
                .map(it -> it.getLast().view())
                .filter(it -> it.currency().getCurrencyCode().equals(currency))
                .mapToLong(AccountView::transactions)
                .sum();
    }
}
