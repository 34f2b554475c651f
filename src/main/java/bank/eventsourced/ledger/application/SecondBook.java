package bank.eventsourced.ledger.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.ledger.LedgerAccount;
import bank.eventsourced.ledger.LedgerRecomputation;
import bank.eventsourced.ledger.LedgerRecomputation.AccountDifference;
import bank.eventsourced.ledger.LedgerRecomputation.Book;
import bank.eventsourced.ledger.LedgerRecomputation.ListedAccount;
import bank.eventsourced.ledger.LedgerRecomputation.Result;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.ledger.domain.Ledger;
import bank.eventsourced.ledger.domain.LedgerEvent;
import bank.eventsourced.ledger.domain.LedgerEvent.LedgerOpened;
import bank.eventsourced.ledger.domain.LedgerEvent.Posted;
import bank.eventsourced.ledger.domain.Posting;
import bank.eventsourced.money.Money;

/** A bookkeeper of its own: makes ledgers from account events, adds up the kept postings, and compares. For one thread. */
final class SecondBook {

    private final long position;
    private final Map<String, Ledger> ledgers = new TreeMap<>();
    private final Map<AccountNumber, Figures> accounts = new HashMap<>();
    private long postings;

    /** @param position in the log of accounts up to which to recompute */
    SecondBook(long position) {
        this.position = position;
    }

    /** The next event of the log of accounts. */
    void recompute(RecordedEvent<AccountEvent> recorded) {
        var event = recorded.event();
        var currency = event.balance().currency();
        var ledger = ledgers.computeIfAbsent(currency.getCurrencyCode(),
                code -> new Ledger.NotOpened().apply(new LedgerOpened(Ledger.name(currency), currency)));
        Posting.of(event)
                .ifPresent(posting -> ledgers.put(currency.getCurrencyCode(),
                        ledger.apply(new Posted(recorded.position(), event.account(), recorded.version(),
                                posting.debit(), posting.credit(), posting.amount()))));
        var figures = accounts.computeIfAbsent(event.account(), number -> new Figures(Money.zero(currency)));
        figures.logged = event.balance();
        figures.version = recorded.version();
    }

    /** The next event of the log of ledgers, as it is kept. */
    void addUp(LedgerEvent event) {
        switch (event) {
            case Posted posted when posted.position() <= position -> {
                postings++;
                var figures = accounts.computeIfAbsent(posted.account(),
                        number -> new Figures(Money.zero(posted.amount().currency())));
                figures.postings = figures.postings.plus(owed(posted));
            }
            case Posted _, LedgerOpened _ -> {}
        }
    }

    /** What a posting adds to what the bank owes the customer. */
    private static Money owed(Posted posted) {
        var nothing = Money.zero(posted.amount().currency());
        var credited = posted.credit() == LedgerAccount.CUSTOMER_DEPOSITS ? posted.amount() : nothing;
        var debited = posted.debit() == LedgerAccount.CUSTOMER_DEPOSITS ? posted.amount() : nothing;
        return credited.minus(debited);
    }

    /** An account as it is listed; one that has moved since cannot be compared, one that has come since neither. */
    void compare(ListedAccount listed) {
        var figures = accounts.get(listed.number());
        if (figures != null) {
            figures.isListed = true;
            figures.listed = listed.version() == figures.version ? listed.balance() : null;
        }
    }

    /** @param kept the ledger of a currency as it is kept, at the position of this book */
    Result result(List<Currency> currencies, Function<Currency, Optional<LedgerView>> kept) {
        var codes = new TreeMap<String, Currency>();
        currencies.forEach(it -> codes.put(it.getCurrencyCode(), it));
        ledgers.keySet().forEach(code -> codes.putIfAbsent(code, Money.currency(code)));
        var books = codes.values()
                .stream()
                .map(it -> new Book(it, kept.apply(it).map(this::atPosition), recomputed(it)))
                .toList();
        var differences = differences();
        return new Result(position, postings, accounts.size(), books, differences.size(),
                List.copyOf(differences.subList(0,
                        Math.min(differences.size(), LedgerRecomputation.LISTED_ACCOUNTS))));
    }

    private Optional<LedgerView> recomputed(Currency currency) {
        return Optional.ofNullable(ledgers.get(currency.getCurrencyCode())).flatMap(ledger -> switch (ledger) {
            case Ledger.Existing existing -> Optional.of(LedgerViews.of(existing, position, 0));
            case Ledger.NotOpened _ -> Optional.empty();
        });
    }

    /** The ledger may have gone on meanwhile without a posting in this currency. */
    private LedgerView atPosition(LedgerView view) {
        return new LedgerView(view.name(), view.currency(), view.balance(), view.transactions(), view.debits(),
                view.credits(), view.trialBalance(), position, 0);
    }

    private List<AccountDifference> differences() {
        var differences = new ArrayList<AccountDifference>();
        accounts.forEach((number, it) -> {
            if (it.differ()) {
                differences.add(new AccountDifference(number, it.postings, Optional.ofNullable(it.logged),
                        Optional.ofNullable(it.listed)));
            }
        });
        differences.sort(Comparator.comparing(AccountDifference::account));
        return differences;
    }

    /** What is known of one account. */
    private static final class Figures {

        private Money postings;
        private @Nullable Money logged;
        private long version;
        private boolean isListed;
        private @Nullable Money listed;

        Figures(Money nothing) {
            this.postings = nothing;
        }

        boolean differ() {
            return !postings.equals(logged) || !isListed || (listed != null && !listed.equals(logged));
        }
    }
}
