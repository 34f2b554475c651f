package bank.eventsourced.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A change that moves money. */
@Command
sealed abstract class Movement extends Change permits DepositCommand, WithdrawCommand, TransferCommand {

    @Option(names = "--text", paramLabel = "T", description = "What the journal shall say.")
    private String text = "";

    @Option(names = "--value-date", paramLabel = "D", description = "The day from which it counts. By default today.")
    private Optional<LocalDate> valueDate = Optional.empty();

    Movement(BankCommand program) {
        super(program);
    }

    static Amount amount(List<String> words) {
        return Amount.of(words).requirePositive();
    }

    String text() {
        return text;
    }

    @Override
    Optional<LocalDate> valueDate() {
        return valueDate;
    }
}
