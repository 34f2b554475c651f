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

    /** Must be called once for each row that makes sense. */
    Instruction transaction(TransactionRow row) {
        var id = row.id(occurrences.next(row.content()));
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
