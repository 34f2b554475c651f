package bank.eventsourced.desktop.ledger;

import java.util.List;
import java.util.Optional;

import bank.eventsourced.account.AccountTotals;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.money.Money;

/**
 * The customer deposits of a ledger beside the sum of all account balances.
 *
 * @param accounts the sum of the balances
 */
record Reconciliation(Money deposits, Money accounts, Verdict verdict) {

    /** Whether the two agree. */
    enum Verdict {

        AGREES,

        /** The ledger has not heard of everything yet, so the figures do not belong to the same events. */
        PENDING,

        DIFFERS
    }

    /**
     * Compares figures that were read one after the other.
     *
     * @param before the ledger, read before the totals
     * @param after  the ledger, read after them: if nothing happened between, the totals belong to it
     */
    static Reconciliation of(LedgerView before, List<AccountTotals> totals, Optional<LedgerView> after) {
        var accounts = totals.stream()
                .filter(it -> it.currency().equals(before.currency()))
                .map(AccountTotals::balance)
                .findFirst()
                .orElseGet(() -> Money.zero(before.currency()));
        var settled = before.behind() == 0
                && after.filter(it -> it.behind() == 0 && it.checkpoint() == before.checkpoint()).isPresent();
        var verdict = !settled ? Verdict.PENDING
                : accounts.equals(before.balance()) ? Verdict.AGREES : Verdict.DIFFERS;
        return new Reconciliation(before.balance(), accounts, verdict);
    }
}
