package bank.eventsourced.console;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

import bank.eventsourced.account.PastImport;
import bank.eventsourced.account.PastImports;
import bank.eventsourced.console.Table.Column;

/** Lists the imports that there were, the latest first. With {@code --json}: one array, an object for each import. */
@Command(name = "imports", description = "List the latest imports, with the ids by which they can be undone.")
final class ImportsCommand implements Callable<Integer> {

    private final BankCommand program;

    ImportsCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> {
            var imports = bank.pastImports().list(Optional.empty(), PastImports.LARGEST_PAGE);
            if (program.json()) {
                JsonArray.print(program.out(), imports.stream().map(Json.Import::of));
            } else if (imports.isEmpty()) {
                program.out().println("Nothing was imported yet. Import a file with: import FILE.csv");
            } else {
                print(imports);
            }
            return ExitCode.DONE;
        });
    }

    private void print(List<PastImport> imports) {
        var table = new Table(program.out(), Column.text("Import"), Column.text("Begun"), Column.text("File"),
                Column.number("Rows"), Column.number("Undone"), Column.text("State"));
        imports.forEach(it -> table.row(it.id(), it.startedAt(), it.file(), it.rows(), it.reversedRows(),
                Json.word(it.state()).replace('-', ' ')));
        table.end();
    }
}
