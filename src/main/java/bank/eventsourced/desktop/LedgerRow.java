package bank.eventsourced.desktop;

import java.util.List;

import bank.eventsourced.ledger.LedgerView;

/**
 * The ledger of a currency as the window shows it.
 *
 * @param lines    the accounts of the chart that were used
 * @param balanced whether debits equal credits
 */
record LedgerRow(String currency, String balance, String transactions, List<Line> lines, String debits, String credits,
        boolean balanced) {

    /** What was debited and credited to an account of the chart. */
    record Line(String account, String debits, String credits) {}

    static LedgerRow of(LedgerView ledger, Language language) {
        var amounts = language.amounts();
        var lines = ledger.trialBalance()
                .stream()
                .filter(it -> !it.debits().isZero() || !it.credits().isZero())
                .map(it -> new Line(language.texts().get("chart." + it.account()), amounts.show(it.debits()),
                        amounts.show(it.credits())))
                .toList();
        return new LedgerRow(ledger.currency().getCurrencyCode(), amounts.show(ledger.balance()),
                language.texts().get("ledger.transactions", ledger.transactions()), lines,
                amounts.show(ledger.debits()), amounts.show(ledger.credits()),
                ledger.debits().equals(ledger.credits()));
    }
}
