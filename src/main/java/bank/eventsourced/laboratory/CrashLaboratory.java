package bank.eventsourced.laboratory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import bank.eventsourced.laboratory.Findings.Kind;

/**
 * Kills real processes of the program in the middle of their work, again and again on one bank that grows, and sees that
 * nothing is lost, doubled, half or out of order. For one thread; a bank process that lives when the program is asked to
 * end is killed with it.
 */
public final class CrashLaboratory {

    private static final int ROUNDS_BETWEEN_EXAMINATIONS = 20;
    private static final int MOST_IN_FLIGHT = 64;

    private final Program program;
    private final ExaminedBank.Opening opening;
    private final IntConsumer progress;
    private final Findings findings = new Findings();
    private final SentCommands sent = new SentCommands(findings);
    private BankReading reading = freshReading();
    private volatile Optional<BankProcess> alive = Optional.empty();
    private volatile boolean ending;
    private long events;

    /** @param progress is told the number of each round before it begins */
    public CrashLaboratory(Program program, ExaminedBank.Opening opening, IntConsumer progress) {
        this.program = program;
        this.opening = opening;
        this.progress = progress;
    }

    /**
     * What is to be done.
     *
     * @param rounds      how many processes are started and killed, at least 1
     * @param longestWork how long a process works at most before it is killed, at least a millisecond
     * @param seed        decides the commands and when each process is killed
     * @param folder      where the bank and its traces lie; empty or not there yet
     */
    public record Plan(int rounds, Duration longestWork, long seed, Path folder) {

        public Plan {
            if (rounds < 1 || longestWork.toMillis() < 1) {
                throw new IllegalArgumentException("There must be at least one round of at least a millisecond.");
            }
        }
    }

    /**
     * What was found.
     *
     * @param kills        how many processes were killed while they lived; one that closes the bank may end before
     * @param acknowledged how many commands the bank said were done; rubbish and refusals are not counted
     * @param unanswered   how many commands a process died on before it answered; all of them were asked again
     * @param foundDone    how many of those had been done all the same
     * @param events       how many events of accounts the bank has in the end
     * @param problems     the first of them in words; empty if the bank has kept its word
     */
    public record Report(int rounds, int kills, long acknowledged, long unanswered, long foundDone, long events,
            long lost, long doubled, long half, long outOfOrder, long wrong, long broken, Duration took,
            List<String> problems) {

        public boolean ok() {
            return problems.isEmpty();
        }
    }

    /** Does it. Stops early when something is wrong. The folder stays as it is then. */
    public Report torture(Plan plan) {
        var begin = System.nanoTime();
        var guard = guard();
        var rounds = 0;
        var kills = 0;
        try {
            Files.createDirectories(plan.folder());
            while (rounds < plan.rounds() && findings.isEmpty()) {
                rounds++;
                progress.accept(rounds);
                kills += kill(plan, rounds) ? 1 : 0;
                if (rounds % ROUNDS_BETWEEN_EXAMINATIONS == 0) {
                    examine(plan.folder());
                }
            }
            if (findings.isEmpty()) {
                callTheRoll(plan.folder());
            }
            reading = freshReading();
            examine(plan.folder());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            alive.ifPresent(BankProcess::kill);
            dismiss(guard);
        }
        return report(rounds, kills, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Kills the process that lives when this program is told to end. */
    private Thread guard() {
        var guard = new Thread(() -> {
            ending = true;
            alive.ifPresent(BankProcess::kill);
        }, "laboratory-guard");
        Runtime.getRuntime().addShutdownHook(guard);
        return guard;
    }

    private void dismiss(Thread guard) {
        try {
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (IllegalStateException programEnds) {
            // Then the guard is at work.
        }
    }

    private boolean kill(Plan plan, int round) {
        var script = new CommandScript(plan.seed(), round);
        var again = sent.toAskAgain().iterator();
        var inFlight = 1 + new SplittableRandom(plan.seed() * 17 + round).nextInt(MOST_IN_FLIGHT);
        return start(plan.folder(), () -> Optional.of(again.hasNext() ? again.next() : script.next()), inFlight)
                .live(Death.of(plan.seed(), round, plan.longestWork()));
    }

    /** Every command that was ever acknowledged is given again: each must be remembered, and none done a second time. */
    private void callTheRoll(Path folder) {
        Iterator<GivenCommand> all = sent.rollCall().iterator();
        start(folder, () -> all.hasNext() ? Optional.of(all.next()) : Optional.empty(), MOST_IN_FLIGHT).complete();
    }

    private Round start(Path folder, Supplier<Optional<GivenCommand>> commands, int inFlight) {
        var process = BankProcess.start(program.batch(bank(folder)), folder.resolve("errors.txt"));
        alive = Optional.of(process);
        if (ending) {
            process.kill();
        }
        return new Round(process, sent, findings, commands, inFlight);
    }

    /** Opens the bank in this process, which recovers it, and looks at what was recorded since it last looked. */
    private void examine(Path folder) {
        try (var bank = opening.open(bank(folder))) {
            reading.read(bank);
            events = bank.events().head("account");
        } catch (RuntimeException unusable) {
            findings.add(Kind.BROKEN, "the bank cannot be examined: %s".formatted(unusable));
        }
    }

    private BankReading freshReading() {
        return new BankReading(new Examination(sent, findings), findings);
    }

    private static Path bank(Path folder) {
        return folder.resolve("bank");
    }

    private Report report(int rounds, int kills, Duration took) {
        return new Report(rounds, kills, sent.acknowledged(), sent.everUnanswered(), sent.foundDone(), events,
                findings.count(Kind.LOST), findings.count(Kind.DOUBLED), findings.count(Kind.HALF),
                findings.count(Kind.OUT_OF_ORDER), findings.count(Kind.WRONG), findings.count(Kind.BROKEN), took,
                findings.words());
    }
}
