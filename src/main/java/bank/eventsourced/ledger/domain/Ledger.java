package bank.eventsourced.ledger.domain;

import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;

import bank.eventsourced.ledger.LedgerAccount;
import bank.eventsourced.ledger.domain.LedgerEvent.LedgerOpened;
import bank.eventsourced.ledger.domain.LedgerEvent.Posted;
import bank.eventsourced.money.Money;

/** The state of a ledger: what its postings have made of it. */
public sealed interface Ledger {

    /** The name of the ledger of a currency; its stream is derived from it. */
    static String name(Currency currency) {
        return "general ledger " + currency.getCurrencyCode();
    }

    /** Before the first event. */
    record NotOpened() implements Ledger {}

    /**
     * From the first event on. Debits equal credits, always.
     *
     * @param debits       what was debited to each account of the chart; accounts without debits are absent
     * @param credits      what was credited to each account of the chart; accounts without credits are absent
     * @param transactions how many transactions have been posted
     */
    record Existing(String name, Currency currency, Map<LedgerAccount, Money> debits, Map<LedgerAccount, Money> credits,
            long transactions) implements Ledger {

        public Existing {
            debits = Map.copyOf(debits);
            credits = Map.copyOf(credits);
            if (!sum(debits, currency).equals(sum(credits, currency))) {
                throw new IllegalStateException(
                        "Debits %s and credits %s of the %s differ".formatted(debits, credits, name));
            }
        }

        public Money totalDebits() {
            return sum(debits, currency);
        }

        public Money totalCredits() {
            return sum(credits, currency);
        }

        public Money debits(LedgerAccount account) {
            return debits.getOrDefault(account, Money.zero(currency));
        }

        public Money credits(LedgerAccount account) {
            return credits.getOrDefault(account, Money.zero(currency));
        }

        /** What the bank owes its customers. */
        public Money balance() {
            return credits(LedgerAccount.CUSTOMER_DEPOSITS).minus(debits(LedgerAccount.CUSTOMER_DEPOSITS));
        }

        private Existing posted(Posted posted) {
            return new Existing(name, currency, plus(debits, posted.debit(), posted.amount()),
                    plus(credits, posted.credit(), posted.amount()), transactions + 1);
        }

        private static Map<LedgerAccount, Money> plus(Map<LedgerAccount, Money> totals, LedgerAccount account,
                Money amount) {
            var sums = new EnumMap<LedgerAccount, Money>(LedgerAccount.class);
            sums.putAll(totals);
            sums.merge(account, amount, Money::plus);
            return sums;
        }

        private static Money sum(Map<LedgerAccount, Money> totals, Currency currency) {
            return totals.values().stream().reduce(Money.zero(currency), Money::plus);
        }
    }

    /** The ledger after one more event. */
    default Ledger apply(LedgerEvent event) {
        return switch (event) {
            case LedgerOpened opened -> new Existing(opened.name(), opened.currency(), Map.of(), Map.of(), 0);
            case Posted posted -> switch (this) {
                case Existing ledger -> ledger.posted(posted);
                case NotOpened _ -> throw new IllegalStateException("The first event of a ledger must open it");
            };
        };
    }
}
