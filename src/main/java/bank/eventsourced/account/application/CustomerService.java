package bank.eventsourced.account.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.HolderForgotten;
import bank.eventsourced.account.AccountLog;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Customers;
import bank.eventsourced.account.domain.Account;
import bank.eventsourced.account.domain.Person;
import bank.eventsourced.eventstore.Aggregates;
import bank.eventsourced.eventstore.Book;
import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.PersonalTexts;
import bank.eventsourced.eventstore.PersonalTexts.Kind;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StreamId;

/** Knows by the list of accounts who holds which, and forgets them. */
@Service
class CustomerService implements Customers {

    private final AccountBalances balances;
    private final PersonalTexts texts;
    private final Aggregates<Account> aggregates;

    CustomerService(AccountBalances balances, PersonalTexts texts, EventSourcing eventSourcing) {
        this.balances = balances;
        this.texts = texts;
        this.aggregates = eventSourcing.aggregates(AccountService.ACCOUNT);
    }

    @Override
    public Optional<Customer> of(AccountNumber account) {
        var accounts = accountsOf(account).stream().flatMap(it -> view(it).stream()).toList();
        return accounts.stream().findFirst().map(it -> new Customer(it.holder(), accounts));
    }

    private Optional<AccountView> view(AccountNumber number) {
        return AccountService.view(aggregates.load(stream(number)));
    }

    /** The accounts of the customer who holds an account, that one first; none if there is no such account. */
    List<AccountNumber> accountsOf(AccountNumber account) {
        var holders = holders();
        var holder = Optional.ofNullable(holders.get(account));
        if (holder.isEmpty()) {
            return List.of();
        }
        var accounts = new ArrayList<>(List.of(account));
        holders.forEach((number, person) -> {
            if (person.equals(holder.get()) && !number.equals(account)) {
                accounts.add(number);
            }
        });
        accounts.subList(1, accounts.size()).sort(null);
        return List.copyOf(accounts);
    }

    private Map<AccountNumber, Person> holders() {
        var holders = new HashMap<AccountNumber, Person>();
        balances.eachHolder((number, holder) -> holders.put(number, Person.of(number, holder)));
        return holders;
    }

    boolean areSealed() {
        return texts.protection().kind() != Kind.NONE;
    }

    /** How many events of some accounts hold texts that no key seals. */
    long readable(Collection<AccountNumber> accounts) {
        return texts.inPlainText(AccountLog.DEFINITION, accounts.stream().map(CustomerService::stream).toList());
    }

    /**
     * Keeps what the events change in the list of accounts, in their transaction, and destroys the keys of those whom they
     * forget.
     *
     * @throws ConcurrencyConflict if a customer has an account that is not among those that were forgotten
     */
    void keep(List<RecordedEvent<AccountEvent>> events) {
        balances.keep(Book.KEPT, BalanceChange.of(events));
        var forgotten = events.stream().filter(it -> it.event() instanceof HolderForgotten).toList();
        if (!forgotten.isEmpty()) {
            forget(forgotten);
        }
    }

    private void forget(List<RecordedEvent<AccountEvent>> forgotten) {
        var persons = new HashMap<Person, Map<StreamId, Long>>();
        forgotten.forEach(it -> persons.computeIfAbsent(holderBefore(it), _ -> new HashMap<>())
                .put(it.stream(), it.version()));
        if (holders().values().stream().anyMatch(persons::containsKey)) {
            throw new ConcurrencyConflict("An account of the customer was opened meanwhile");
        }
        persons.forEach((person, streams) -> texts.forget(person.words(), streams));
    }

    private Person holderBefore(RecordedEvent<AccountEvent> forgotten) {
        return AccountService.existing(aggregates.load(forgotten.stream(), forgotten.version() - 1).state())
                .map(Account.Existing::person)
                .orElseThrow();
    }

    private static StreamId stream(AccountNumber number) {
        return AccountService.ACCOUNT.stream(number.value());
    }
}
