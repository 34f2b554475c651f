package bank.eventsourced.console;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.console.Table.Column;
import bank.eventsourced.ledger.LedgerRecomputation;
import bank.eventsourced.ledger.LedgerRecomputation.ListedAccount;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.Rebuilds;
import bank.eventsourced.operations.Rebuilds.Difference;
import bank.eventsourced.operations.Rebuilds.Result;

/** Rebuilds what was derived from the log. Ends with {@link ExitCode#BROKEN} if something differs and stays so. */
@Command(name = "rebuild", description = "Make the journal, the list of accounts (balances) or the ledger a second time from the log, beside the one that answers, and list what differs.")
final class RebuildCommand implements Callable<Integer> {

    private static final String LEDGER = "ledger";

    private final BankCommand program;

    @Parameters(index = "0", paramLabel = "NAME", description = "journal, balances or ledger.")
    private String name = "";

    @Option(names = "--switch", description = "Put right what differs, all at once. The ledger has a log of its own and is only proven.")
    private boolean replaces;

    RebuildCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> {
            var progress = new ProgressLine(program.terminal());
            try {
                return name.equals(LEDGER) ? ledger(bank, progress) : model(bank.settled().rebuilds(), progress);
            } finally {
                progress.end();
            }
        });
    }

    private int model(Rebuilds rebuilds, ProgressLine progress) {
        var result = rebuilds.prove(name, watched(progress));
        if (!(result instanceof Result.Compared proven)) {
            return notCompared(result, rebuilds);
        }
        if (!replaces || proven.differing() == 0) {
            rebuilds.discard(name);
            return print(proven.position(), proven.rows(), proven.differing(), proven.differences(), false, progress);
        }
        var replaced = rebuilds.replace(name, watched(progress));
        return replaced instanceof Result.Compared it
                ? print(it.position(), it.rows(), it.differing(), it.differences(), true, progress)
                : notCompared(replaced, rebuilds);
    }

    private int notCompared(Result result, Rebuilds rebuilds) {
        return switch (result) {
            case Result.Refused it -> new DeliveryAnswer(program).refused(it.why().toString());
            case Result.Unknown _ -> throw new InvalidInput("'%s' cannot be rebuilt. Name one of: %s, %s", name,
                    String.join(", ", rebuilds.names()), LEDGER);
            case Result.Compared _ -> throw new IllegalStateException("It was compared");
        };
    }

    private int ledger(OpenBank bank, ProgressLine progress) {
        if (replaces) {
            throw new InvalidInput("The ledger has a log of its own and no second table: leave out --switch.");
        }
        try (var listed = bank.settled().accounts().all()) {
            var result = bank.recomputation()
                    .recompute(listed.map(it -> new ListedAccount(it.number(), it.version(), it.balance())),
                            (done, of) -> show(progress, done, of));
            var differences = Stream.concat(
                    result.books().stream().filter(it -> !it.proven()).map(RebuildCommand::difference),
                    result.listed().stream().map(RebuildCommand::difference)).toList();
            return print(result.position(), result.postings(), differences.isEmpty() ? 0
                    : result.differing() + result.books().stream().filter(it -> !it.proven()).count(), differences,
                    false, progress);
        }
    }

    private static Difference difference(LedgerRecomputation.Book it) {
        return new Difference(LEDGER, it.currency().getCurrencyCode(), it.kept().map(RebuildCommand::words).orElse(""),
                it.recomputed().map(RebuildCommand::words).orElse(""));
    }

    private static String words(LedgerView it) {
        return "balance %s, transactions %d".formatted(it.balance(), it.transactions());
    }

    private static Difference difference(LedgerRecomputation.AccountDifference it) {
        var kept = new ArrayList<String>(List.of("postings " + it.postings()));
        it.listed().ifPresent(listed -> kept.add("listed " + listed));
        return new Difference("account", it.account().value(), String.join(", ", kept),
                it.logged().map(logged -> "balance " + logged).orElse(""));
    }

    private static Monitor watched(ProgressLine progress) {
        return new Monitor() {

            @Override
            public void progressed(long done, long total) {
                show(progress, done, total);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    private static void show(ProgressLine progress, long done, long of) {
        progress.accept("Rebuilt %d of %d events".formatted(done, of));
    }

    private int print(long position, long rows, long differing, List<Difference> differences, boolean switched,
            ProgressLine progress) {
        progress.end();
        var code = differing == 0 || switched ? ExitCode.DONE : ExitCode.BROKEN;
        if (program.json()) {
            program.out()
                    .println(Json.text(new Rebuilt(code == ExitCode.DONE, code, name, position, rows, differing,
                            switched, differences)));
            return code;
        }
        if (!differences.isEmpty()) {
            var table = new Table(program.out(), Column.text("Table"), Column.text("Row"), Column.text("As it is"),
                    Column.text("As the log says"));
            differences.forEach(it -> table.row(it.table(), it.row(), it.kept().isEmpty() ? "(missing)" : it.kept(),
                    it.rebuilt().isEmpty() ? "(should not be there)" : it.rebuilt()));
            table.end();
        }
        program.out().println(sentence(position, rows, differing, differences.size(), switched));
        return code;
    }

    private String sentence(long position, long rows, long differing, int listed, boolean switched) {
        if (differing == 0) {
            return "The %s is what the log says up to position %d: %d rows compared.".formatted(what(), position, rows);
        }
        var more = listed < differing ? " (%d of them listed)".formatted(listed) : "";
        return switched
                ? "%d rows of the %s differed%s and were put right, up to position %d.".formatted(differing, what(),
                        more,
                        position)
                : "%d rows of the %s differ%s from what the log says up to position %d. Nothing was changed.%s"
                        .formatted(differing, what(), more, position,
                                name.equals(LEDGER) ? "" : " Put it right with: rebuild %s --switch".formatted(name));
    }

    private String what() {
        return name.equals("balances") ? "list of accounts" : name;
    }

    /** What is said in JSON. */
    private record Rebuilt(boolean ok, int code, String name, long position, long rows, long differing,
            boolean switched, List<Difference> differences) {}
}
