package bank.eventsourced.desktop.panels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.Notices.Action;
import bank.eventsourced.desktop.kit.Panel;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.panels.MovementForm.Direction;
import bank.eventsourced.desktop.panels.StatusForm.Turn;

/** Makes the panel for an intent, tells what was done, and knows what can be reversed. On the FX thread. */
public final class TransactionPanels {

    /** How events of accounts are addressed. */
    private static final String LOG = "account";

    private final Desk desk;
    private final LastMovements movements = new LastMovements();
    private Optional<FormView> latest = Optional.empty();

    public TransactionPanels(Desk desk) {
        this.desk = desk;
    }

    /**
     * The panel for an intent; if it is open for the same already, that one with all that was typed.
     *
     * @param close closes the panel
     */
    public Optional<Panel> panel(Intent intent, Runnable close) {
        var open = latest.filter(it -> it.isOpenFor(intent));
        var panel = open.orElseGet(() -> make(intent, close));
        latest = Optional.of(panel);
        return Optional.of(panel);
    }

    /** What Ctrl+Z would reverse: the last movement that was made in this window. */
    public Optional<Intent> reverseLast() {
        return movements.last().map(it -> new Intent.Reverse(it.account(), it.version()));
    }

    private FormView make(Intent intent, Runnable close) {
        var form = form(intent);
        var model = new PanelViewModel(desk, form, System::nanoTime, done -> {
            close.run();
            told(form, done);
        });
        return new FormView(desk, intent, model, close);
    }

    private Form form(Intent intent) {
        return switch (intent) {
            case Intent.OpenAccount _ -> new OpenForm(desk.language().currency());
            case Intent.Deposit(var account) -> new MovementForm(Direction.DEPOSIT, account);
            case Intent.Withdraw(var account) -> new MovementForm(Direction.WITHDRAW, account);
            case Intent.Transfer(var from) -> new TransferForm(from);
            case Intent.Freeze(var account) -> new StatusForm(Turn.FREEZE, account);
            case Intent.Unfreeze(var account) -> new StatusForm(Turn.UNFREEZE, account);
            case Intent.ChangeOverdraftLimit(var account) -> new LimitForm(account);
            case Intent.Close(var account) -> new StatusForm(Turn.CLOSE, account);
            case Intent.Forget(var account) -> new ForgetForm(account);
            case Intent.Reverse(var account, var version) -> new ReverseForm(account, version);
        };
    }

    /** Says what was done, with what one can do about it. */
    private void told(Form form, Outcome.Done done) {
        movements.remember(done);
        var actions = new ArrayList<Action>();
        done.changes().stream().findFirst().ifPresent(first -> {
            actions.add(new Action(desk.texts().get("panels.viewEvent"),
                    () -> desk.go(Place.Events.at(LOG, first.position()))));
            actions.addAll(further(first));
        });
        desk.notices().say(form.done(done, desk.language()), List.copyOf(actions));
    }

    private List<Action> further(Outcome.Recorded first) {
        if (first.event() instanceof AccountEvent.Opened opened) {
            return List.of(new Action(desk.texts().get("panels.viewAccount"),
                    () -> desk.go(Place.OneAccount.now(opened.account()))));
        }
        return LastMovements.movement(first)
                .map(it -> new Action(desk.texts().get("panels.reverse"),
                        () -> desk.ask(new Intent.Reverse(it.account(), it.version()))))
                .map(List::of)
                .orElse(List.of());
    }
}
