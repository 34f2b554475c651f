package bank.eventsourced.ledger.application;

import java.util.stream.Stream;

import bank.eventsourced.ledger.LedgerAccount;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.ledger.LedgerView.TrialBalanceLine;
import bank.eventsourced.ledger.domain.Ledger;

/** Ledgers as they are shown. */
final class LedgerViews {

    private LedgerViews() {}

    static LedgerView of(Ledger.Existing ledger, long checkpoint, long behind) {
        var lines = Stream.of(LedgerAccount.values())
                .map(account -> new TrialBalanceLine(account, ledger.debits(account), ledger.credits(account)))
                .toList();
        return new LedgerView(ledger.name(), ledger.currency(), ledger.balance(), ledger.transactions(),
                ledger.totalDebits(), ledger.totalCredits(), lines, checkpoint, behind);
    }
}
