package bank.eventsourced.account.application;

import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.TransactionImport.Options;
import bank.eventsourced.money.Money;

/** Makes the instructions of one pass over a file, in the order of its rows: the same in every pass. */
final class ImportInstructions {

    private final Options options;
    private final UUID correlation;
    private final Occurrences occurrences = new Occurrences();

    ImportInstructions(Options options, UUID correlation) {
        this.options = options;
        this.correlation = correlation;
    }

    /** How many rows with the content of this one there were, it included. Asked once for each row that makes sense. */
    int occurrence(TransactionRow row) {
        return occurrences.next(row.content());
    }

    Instruction transaction(TransactionRow row, CommandId id) {
        return Instruction.of(id, row.command(), options.actor())
                .withValueDate(Optional.of(row.bookedOn()))
                .withCorrelation(correlation);
    }

    /** @throws IllegalArgumentException if the overdraft limit does not fit the row's currency */
    Instruction opening(TransactionRow row) {
        var currency = row.amount().currency();
        var limit = options.overdraftLimit().map(it -> it.in(currency)).orElseGet(() -> Money.zero(currency));
        var holder = row.holder().orElseGet(() -> "Account " + row.account());
        return Instruction.of(CommandId.derived("import-opening", row.account().value()),
                new Open(row.account(), holder, limit), options.actor())
                .withValueDate(Optional.of(row.bookedOn()))
                .withCorrelation(correlation);
    }
}
