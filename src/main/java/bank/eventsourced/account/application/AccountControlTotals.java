package bank.eventsourced.account.application;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.ControlTotals;

/** What the list of accounts adds up to. */
@Component
class AccountControlTotals implements ControlTotals {

    private final AccountBalances balances;

    AccountControlTotals(AccountBalances balances) {
        this.balances = balances;
    }

    @Override
    public String source() {
        return "accounts";
    }

    @Override
    public Map<String, String> totals() {
        var totals = new TreeMap<String, String>();
        balances.totals().forEach((currency, sum) -> {
            totals.put("customer deposits " + currency, sum.balance().decimal());
            totals.put("transactions " + currency, Long.toString(sum.transactions()));
        });
        return totals;
    }
}
