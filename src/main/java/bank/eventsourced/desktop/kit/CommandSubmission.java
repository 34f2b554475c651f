package bank.eventsourced.desktop.kit;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Refusal;

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
     * @param valueDate today if absent
     * @param seen      the version of the account that its giver has seen, if it matters
     * @param done      gets what was recorded
     * @param refused   gets why the rules forbid it
     * @param failed    gets a sentence that says what broke
     */
    public void submit(AccountCommand command, Optional<LocalDate> valueDate, OptionalLong seen,
            Consumer<Outcome.Done> done, Consumer<Refusal> refused, Consumer<String> failed) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        var id = intended.filter(it -> it.command().equals(command) && it.valueDate().equals(valueDate))
                .map(Instruction::id)
                .orElseGet(CommandId::fresh);
        var given = Instruction.of(id, command, ACTOR).withValueDate(valueDate);
        var instruction = seen.isPresent() ? given.withExpectedVersion(seen.getAsLong()) : given;
        intended = Optional.of(instruction);
        work.command(() -> accounts.execute(instruction), outcome -> {
            busy.set(false);
            switch (outcome) {
                case Outcome.Done recorded -> {
                    intended = Optional.empty();
                    done.accept(recorded);
                }
                case Outcome.Refused(_, var reason) -> refused.accept(reason);
            }
        }, failure -> {
            busy.set(false);
            failed.accept(language.texts().get("failure.command", language.sentence(failure)));
        });
    }
}
