package bank.eventsourced.console;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.wording.Explained;

/** A command that changes an account. */
@Command
sealed abstract class Change implements Callable<Integer>
        permits OpenCommand, Movement, ReverseCommand, FreezeCommand, UnfreezeCommand, LimitCommand, CloseCommand,
        ForgetCommand {

    /** Until the parser has set one. */
    static final AccountNumber NO_NUMBER = new AccountNumber("0");

    private final BankCommand program;

    @Option(names = "--command-id", paramLabel = "ID", description = {
            "A UUID that names this command for ever. Given twice, it has one effect. By default a new one."})
    private Optional<CommandId> commandId = Optional.empty();

    @Option(names = "--seen", paramLabel = "VERSION", description = {
            "The version of the account that you have seen. If it has come further, nothing is done, and you are told what has happened since."})
    private Optional<Long> seen = Optional.empty();

    Change(BankCommand program) {
        this.program = program;
    }

    /** What to do, in the words of the bank. */
    abstract AccountCommand command(Currencies currencies);

    Optional<LocalDate> valueDate() {
        return Optional.empty();
    }

    /** Finds the currency of an account, for amounts that were written without; empty if it is not known. */
    @FunctionalInterface
    interface Currencies extends Function<AccountNumber, Optional<Currency>> {}

    /** @throws IllegalArgumentException with a sentence, if what was written makes no sense */
    Instruction instruction(Currencies currencies) {
        if (seen.isPresent() && seen.get() < 0) {
            throw new InvalidInput("Versions count from 1, so you cannot have seen version %s.", seen.get());
        }
        var instruction = Instruction.of(commandId.orElseGet(CommandId::fresh), command(currencies), Actor.name())
                .withValueDate(valueDate());
        return seen.map(instruction::withExpectedVersion).orElse(instruction);
    }

    @Override
    public Integer call() {
        requireSense();
        return use(program, bank -> {
            requireMeant(bank);
            return carryOut(bank).print(program);
        });
    }

    /** Whether it can never be taken back, and so has to be confirmed. */
    boolean isForGood() {
        return false;
    }

    /**
     * Sees that what is for good is meant.
     *
     * @throws InvalidInput if it was not confirmed; says how
     */
    void requireMeant(OpenBank bank) {}

    /** Opens the bank. Who changes an account changes one that is there. */
    int use(BankCommand opener, ToIntFunction<OpenBank> change) {
        return opener.withBank(change);
    }

    /** Before the bank is opened. */
    private void requireSense() {
        instruction(_ -> Optional.empty());
    }

    private Answer carryOut(OpenBank bank) {
        var accounts = bank.accounts();
        var instruction = instruction(number -> accounts.find(number).map(AccountView::currency));
        try {
            return Answer.of(instruction, accounts.execute(instruction), accounts::find,
                    bank.history());
        } catch (RuntimeException failed) {
            if (failed instanceof Explained && !(failed instanceof IllegalArgumentException)) {
                return Answer.unanswered(instruction, failed);
            }
            throw failed;
        }
    }
}
