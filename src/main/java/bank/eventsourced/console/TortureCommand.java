package bank.eventsourced.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.laboratory.CrashLaboratory;
import bank.eventsourced.laboratory.CrashLaboratory.Plan;
import bank.eventsourced.laboratory.CrashLaboratory.Report;
import bank.eventsourced.laboratory.ExaminedBank;
import bank.eventsourced.laboratory.Program;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.Operations;

/**
 * Kills the program again and again in the middle of its work, on a bank of its own, and sees that the bank keeps its
 * word. Ends with {@link ExitCode#BROKEN} if it does not. With {@code --json}: one object, with the members of the line.
 */
@Command(name = "torture", description = {
        "Prove that nothing is lost and nothing happens twice: start the program, kill it, look, again and again.",
        "On a bank of its own, never on yours: in a folder, or on a server that several processes share. Prints the seed first; the same seed gives the same commands and kills."})
final class TortureCommand implements Callable<Integer> {

    private static final int MOST_ROUNDS = 100_000;
    private static final int MOST_SECONDS = 3_600;
    private static final int MOST_PROCESSES = 8;

    private final BankCommand program;

    @Option(names = "--rounds", paramLabel = "N", description = "How many processes to kill. By default 20.")
    private int rounds = 20;

    @Option(names = "--seconds", paramLabel = "S", description = "How long each works at most before it is killed. By default 1.")
    private int seconds = 1;

    @Option(names = "--seed", paramLabel = "N", description = "Decides the commands and the kills. By default a new one.")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--server", paramLabel = "URL", description = "Where the bank shall lie instead of in a folder: an empty database, such as jdbc:postgresql://localhost:5432/scratch. The bank stays there.")
    private Optional<String> server = Optional.empty();

    @Option(names = "--processes", paramLabel = "N", description = "How many have the bank on the server open at the same time. By default 1.")
    private int processes = 1;

    @Option(names = "--folder", paramLabel = "DIR", description = "Where the bank shall lie: a new or empty folder, which is kept. By default one that is deleted unless something is wrong.")
    private Optional<String> folder = Optional.empty();

    TortureCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        if (program.namesBank()) {
            throw new InvalidInput("No bank of yours is tortured. Name a new folder with --folder, or none.");
        }
        Limits.requireBetween("--rounds", rounds, MOST_ROUNDS);
        Limits.requireBetween("--seconds", seconds, MOST_SECONDS);
        Limits.requireBetween("--processes", processes, MOST_PROCESSES);
        if (processes > 1 && server.isEmpty()) {
            throw new InvalidInput("A folder is open in one process at a time. For %s give --server, too.", processes);
        }
        server.map(program::settingsFor).ifPresent(program::requireEmpty);
        var scratch = ScratchFolder.of(folder, "torture");
        var traces = scratch.path();
        var settings = server.map(program::settingsFor).orElseGet(() -> program.settingsFor(traces.resolve("bank")));
        var plan = new Plan(rounds, Duration.ofSeconds(seconds), processes,
                seed.orElseGet(TortureCommand::freshSeed), traces);
        (program.json() ? program.err() : program.out())
                .println("Seed %d, in %s".formatted(plan.seed(), server.orElse(traces.toString())));
        program.out().flush();
        var progress = new ProgressLine(program.terminal());
        var report = new CrashLaboratory(Program.ofThisProcess(settings), () -> open(settings),
                round -> progress.accept("Round %d of %d".formatted(round, rounds)))
                .torture(plan);
        progress.end();
        return conclude(plan, report, scratch);
    }

    private static long freshSeed() {
        return System.nanoTime() % 1_000_000_000;
    }

    private ExaminedBank open(List<String> settings) {
        var context = program.openScratchBank(settings);
        return new Examined(context.getBean(Accounts.class), context.getBean(Ledgers.class),
                context.getBean(JournalEntries.class), context.getBean(LoggedEvents.class),
                new OpenBank(context).settled().operations(), context::close);
    }

    private record Examined(Accounts accounts, Ledgers ledgers, JournalEntries journal, LoggedEvents events,
            Operations operations, Runnable closing) implements ExaminedBank {

        @Override
        public void close() {
            closing.run();
        }
    }

    private int conclude(Plan plan, Report report, ScratchFolder scratch) {
        var kept = scratch.named() || !report.ok();
        if (!kept) {
            scratch.delete();
        }
        report.problems().forEach(program.err()::println);
        if (kept) {
            program.err()
                    .println("%s are kept in %s".formatted(
                            server.isPresent() ? "The last words of its processes" : "The bank and its last words",
                            plan.traces()));
        }
        program.out().println(program.json() ? Json.text(Json.Torture.of(plan, report)) : line(plan, report));
        return report.ok() ? ExitCode.DONE : ExitCode.BROKEN;
    }

    private static String line(Plan plan, Report it) {
        return """
                torture: seed %d, processes %d, rounds %d, kills %d, acknowledged %d, unanswered %d, found done though unanswered %d, \
                events %d, lost %d, doubled %d, half %d, out of order %d, wrong %d, broken %d, seconds %d"""
                .formatted(plan.seed(), plan.processes(), it.rounds(), it.kills(), it.acknowledged(), it.unanswered(),
                        it.foundDone(),
                        it.events(), it.lost(), it.doubled(), it.half(), it.outOfOrder(), it.wrong(), it.broken(),
                        it.took().toSeconds());
    }
}
