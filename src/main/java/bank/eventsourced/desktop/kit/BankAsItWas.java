package bank.eventsourced.desktop.kit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import bank.eventsourced.account.AccountDirectory;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.PastAccounts;
import bank.eventsourced.desktop.kit.Tasks.Progress;
import bank.eventsourced.journal.JournalExport;
import bank.eventsourced.journal.Statements;
import bank.eventsourced.ledger.LedgerHistory;
import bank.eventsourced.ledger.LedgerPosting;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.money.Money;

/** Puts the bank of a moment behind the ports of the bank of now: what reads them need not know. */
public final class BankAsItWas {

    private BankAsItWas() {}

    /**
     * The bank as it was. Off the FX thread; with thousands of accounts it takes seconds.
     *
     * @throws CancellationException if it is cancelled
     */
    public static BankPorts at(BankPorts now, Moment moment, Progress progress) {
        var known = now.past().asOf(moment.position(), new PastAccounts.Monitor() {

            @Override
            public void progressed(long done, long of) {
                progress.reached(done, of);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        });
        var statements = now.statements().asOf(moment.position());
        var directory = moment.valueDate().map(day -> byValueDate(known, statements, day)).orElse(known);
        var ledgers = new PastLedgers(now.ledgerHistory(), moment.position());
        JournalExport export = (filter, order, file, monitor) -> now.journalExport()
                .export(filter.upTo(moment.position(), moment.valueDate()), order, file, monitor);
        return now.asOf(moment, new PastView(now.accounts(), directory), now.journal().asOf(moment.position()),
                directory,
                now.ledgers().asOf(moment.position(), ledgers), ledgers, statements,
                now.search().asOf(moment.position(), moment.valueDate()), export);
    }

    /** Nothing that was posted for a later event. */
    private record PastLedgers(LedgerHistory whole, long position) implements LedgerHistory {

        @Override
        public Optional<LedgerView> asOf(Currency currency, long earlier) {
            return whole.asOf(currency, Math.min(earlier, position));
        }

        @Override
        public List<LedgerPosting> postings(Currency currency, long after, int limit) {
            return whole.postings(currency, after, limit).stream().filter(it -> it.cause() <= position).toList();
        }
    }

    /** The same accounts with the balances that their movements up to a day come to. */
    private static AccountDirectory byValueDate(AccountDirectory known, Statements statements, LocalDate day) {
        var balances = new HashMap<AccountNumber, Money>();
        known.totals(AccountQuery.everything())
                .forEach(it -> balances.putAll(statements.balances(it.currency(), day)));
        return known.withBalances(balances);
    }

    /** The accounts of a moment, to look at. */
    private record PastView(Accounts now, AccountDirectory then) implements Accounts {

        @Override
        public CompletableFuture<Outcome> submit(Instruction instruction) {
            return CompletableFuture.failedFuture(off());
        }

        @Override
        public Outcome execute(Instruction instruction) {
            throw off();
        }

        private static InvalidInput off() {
            return new InvalidInput("This is the past of the bank: nothing can be done in it. Go back to now first.");
        }

        @Override
        public Optional<AccountView> find(AccountNumber number) {
            return then.at(List.of(number)).stream().map(AccountSummary::account).findFirst();
        }

        @Override
        public Optional<AccountView> find(AccountNumber number, long version) {
            return now.find(number, version);
        }

        @Override
        public Optional<AccountView> find(AccountNumber number, Instant instant) {
            return now.find(number, instant);
        }

        @Override
        public List<AccountView> list(Optional<AccountNumber> after, int limit) {
            var beyond = after.map(AccountNumber::value).orElse("");
            var numbers = then.numbers(AccountQuery.everything(), AccountDirectory.MOST_NUMBERS)
                    .stream()
                    .filter(it -> it.value().compareTo(beyond) > 0)
                    .limit(limit)
                    .toList();
            return then.at(numbers).stream().map(AccountSummary::account).toList();
        }

        @Override
        public long count() {
            return then.numbers(AccountQuery.everything(), AccountDirectory.MOST_NUMBERS).size();
        }
    }
}
