package bank.eventsourced.console;

import java.util.ArrayList;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

import bank.eventsourced.console.Table.Column;
import bank.eventsourced.operations.Verification;

/** Proves that the bank is whole. Ends with {@link ExitCode#BROKEN} if it is not. */
@Command(name = "verify", description = "Prove that nothing was changed behind the bank's back and that all figures agree.")
final class VerifyCommand implements Callable<Integer> {

    private final BankCommand program;

    VerifyCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> {
            var found = bank.operations().verify();
            if (program.json()) {
                program.out().println(Json.text(Json.Verified.of(found)));
            } else {
                print(found);
            }
            program.out().flush();
            found.problems().forEach(program.err()::println);
            return found.ok() ? ExitCode.DONE : ExitCode.BROKEN;
        });
    }

    private void print(Verification found) {
        var out = program.out();
        found.events().forEach((log, events) -> out.println("Log %s: %d events recomputed.".formatted(log, events)));
        if (!found.figures().isEmpty()) {
            var sources = found.figures().values().stream().flatMap(it -> it.keySet().stream()).distinct().toList();
            var columns = new ArrayList<Column>();
            columns.add(Column.text("Figure"));
            sources.forEach(source -> columns.add(Column.number("by " + source)));
            var table = new Table(out, columns.toArray(Column[]::new));
            found.figures().forEach((figure, values) -> {
                var cells = new ArrayList<String>();
                cells.add(figure);
                sources.forEach(source -> cells.add(values.getOrDefault(source, "")));
                table.row(cells.toArray());
            });
            table.end();
        }
        out.println(found.ok() ? "The bank is whole." : "The bank is NOT whole:");
    }
}
