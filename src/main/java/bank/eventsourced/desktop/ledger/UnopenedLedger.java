package bank.eventsourced.desktop.ledger;

import java.util.stream.Stream;

import bank.eventsourced.ledger.LedgerAccount;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.ledger.LedgerView.TrialBalanceLine;
import bank.eventsourced.money.Money;

/** A ledger before it was opened: nothing has been posted to it. */
final class UnopenedLedger {

    private UnopenedLedger() {}

    static LedgerView before(LedgerView opened, long position) {
        var nothing = Money.zero(opened.currency());
        return new LedgerView(opened.name(), opened.currency(), nothing, 0, nothing, nothing,
                Stream.of(LedgerAccount.values()).map(it -> new TrialBalanceLine(it, nothing, nothing)).toList(),
                position, 0);
    }
}
