package bank.eventsourced.desktop.panels;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.CreditReversed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.DebitReversed;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.HolderForgotten;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferReceivedReversed;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.TransferSentReversed;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.panels.Form.Original;

/** The movements that were made in this window and can be reversed, the last one first. On the FX thread. */
final class LastMovements {

    private static final int MOST = 100;

    private final Deque<List<Original>> movements = new ArrayDeque<>();

    /** Takes down what was done: a movement, or the reversal of one. */
    void remember(Outcome.Done done) {
        var made = done.changes().stream().filter(it -> reversible(it.event())).map(LastMovements::place).toList();
        if (!made.isEmpty()) {
            movements.push(made);
        }
        done.changes()
                .stream()
                .flatMap(it -> reversed(it.event()).stream())
                .forEach(original -> movements.removeIf(
                        it -> it.contains(original)));
        if (movements.size() > MOST) {
            movements.removeLast();
        }
    }

    /** Where the last one was recorded: of a transfer, on the account that paid. */
    Optional<Original> last() {
        return Optional.ofNullable(movements.peek()).map(List::getFirst);
    }

    /** Where a change was recorded, if it is a movement that can be reversed. */
    static Optional<Original> movement(Outcome.Recorded change) {
        return reversible(change.event()) ? Optional.of(place(change)) : Optional.empty();
    }

    private static Original place(Outcome.Recorded change) {
        return new Original(change.event().account(), change.version());
    }

    private static boolean reversible(AccountEvent event) {
        return switch (event) {
            case Credited _, Debited _, TransferSent _, TransferReceived _ -> true;
            case Opened _, CreditReversed _, DebitReversed _, TransferSentReversed _, TransferReceivedReversed _, OverdraftLimitChanged _,Frozen _,Unfrozen _,HolderForgotten _,Closed _ ->
                false;
        };
    }

    private static Optional<Original> reversed(AccountEvent event) {
        return switch (event) {
            case CreditReversed it -> Optional.of(new Original(it.account(), it.original()));
            case DebitReversed it -> Optional.of(new Original(it.account(), it.original()));
            case TransferSentReversed it -> Optional.of(new Original(it.account(), it.original()));
            case TransferReceivedReversed it -> Optional.of(new Original(it.account(), it.original()));
            case Opened _, Credited _, Debited _, TransferSent _, TransferReceived _, OverdraftLimitChanged _, Frozen _, Unfrozen _,HolderForgotten _,Closed _ ->
                Optional.empty();
        };
    }
}
