package bank.eventsourced.desktop.kit;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;

/**
 * Gives the commands of one panel. An intended action keeps one command id, however often it is confirmed, until it is
 * done or becomes another: so a double click, or a second try after an unclear failure, has one effect. On the FX thread.
 */
public final class CommandSubmission {

    private static final String ACTOR = "desktop";

    private final Accounts accounts;
    private final BankWork work;
    private final Language language;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Optional<Instruction> intended = Optional.empty();

    public CommandSubmission(Accounts accounts, BankWork work, Language language) {
        this.accounts = accounts;
        this.work = work;
        this.language = language;
    }

    /** From the confirmation until the bank has answered. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /**
     * Gives the command, unless another is on its way.
     *
     * @param done      gets what was recorded
     * @param notDone   gets a sentence that says why not
     */
    public void submit(AccountCommand command, Consumer<Outcome.Recorded> done, Consumer<String> notDone) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        var instruction = intended.filter(it -> it.command().equals(command))
                .orElseGet(() -> Instruction.of(CommandId.fresh(), command, ACTOR));
        intended = Optional.of(instruction);
        work.command(() -> accounts.execute(instruction), outcome -> {
            busy.set(false);
            switch (outcome) {
                case Outcome.Done(_, var changes, _) -> {
                    intended = Optional.empty();
                    done.accept(changes.getFirst());
                }
                case Outcome.Refused(_, var reason) -> notDone.accept(language.sentence(reason));
            }
        }, failure -> {
            busy.set(false);
            notDone.accept(language.texts().get("failure.command", Failure.sentence(failure)));
        });
    }
}
