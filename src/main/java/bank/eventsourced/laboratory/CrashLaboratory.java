package bank.eventsourced.laboratory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import bank.eventsourced.laboratory.Findings.Kind;

/**
 * Kills real processes of the program in the middle of their work, again and again on one bank that grows, and sees that
 * nothing is lost, doubled, half or out of order. To be used once, by one thread; processes that live when the program is
 * asked to end are killed with it.
 */
public final class CrashLaboratory {

    private static final int ROUNDS_BETWEEN_EXAMINATIONS = 20;
    private static final int MOST_IN_FLIGHT = 64;
    private static final List<String> REBUILT = List.of("journal", "balances", "ledger");

    private final Program program;
    private final ExaminedBank.Opening opening;
    private final IntConsumer progress;
    private final Findings findings = new Findings();
    private final SentCommands sent = new SentCommands(findings);
    private BankReading reading = freshReading();
    private final Set<BankProcess> alive = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;
    private int rounds;
    private int kills;
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
     * @param processes   how many have the bank open at the same time, at least 1; a bank in a folder bears one
     * @param seed        decides the commands and when each process is killed
     * @param traces      the folder for what the processes say when something breaks; need not be there yet
     */
    public record Plan(int rounds, Duration longestWork, int processes, long seed, Path traces) {

        public Plan {
            if (rounds < 1 || processes < 1 || longestWork.toMillis() < 1) {
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

    /** Does it. Stops early when something is wrong. The bank stays as it is then. */
    public Report torture(Plan plan) {
        var begin = System.nanoTime();
        var guard = guard();
        try {
            Files.createDirectories(plan.traces());
            while (rounds < plan.rounds() && findings.isEmpty()) {
                var last = Math.min(plan.rounds(), rounds + ROUNDS_BETWEEN_EXAMINATIONS);
                killSideBySide(plan, last);
                if (last < plan.rounds()) {
                    examine();
                }
            }
            if (findings.isEmpty()) {
                callTheRoll(plan);
            }
            reading = freshReading();
            examine();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            alive.forEach(BankProcess::kill);
            dismiss(guard);
        }
        return report(Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Kills the processes that live when this program is told to end. */
    private Thread guard() {
        var guard = new Thread(() -> {
            ending = true;
            alive.forEach(BankProcess::kill);
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

    /** Each client has a process killed and starts the next at once, whatever the other clients' do. */
    private void killSideBySide(Plan plan, int last) {
        try (var threads = Executors.newFixedThreadPool(plan.processes())) {
            var clients = IntStream.rangeClosed(1, plan.processes())
                    .mapToObj(client -> CompletableFuture.runAsync(() -> killOneAfterAnother(plan, client, last),
                            threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(clients).join();
        }
    }

    private void killOneAfterAnother(Plan plan, int client, int last) {
        for (var round = nextRound(last); round.isPresent(); round = nextRound(last)) {
            if (kill(plan, client, round.getAsInt())) {
                count();
            }
        }
    }

    private synchronized OptionalInt nextRound(int last) {
        if (rounds == last || !findings.isEmpty()) {
            return OptionalInt.empty();
        }
        rounds++;
        progress.accept(rounds);
        return OptionalInt.of(rounds);
    }

    private synchronized void count() {
        kills++;
    }

    private boolean kill(Plan plan, int client, int round) {
        var death = Death.of(plan.seed(), round, plan.longestWork());
        return death.during() == Death.During.REBUILD ? killRebuild(plan, client, round, death)
                : killWork(plan, client, round, death);
    }

    /** It may be refused, for instance because another process rebuilds; what it finds to differ is a finding. */
    private boolean killRebuild(Plan plan, int client, int round, Death death) {
        var process = start(plan, client, "rebuild", REBUILT.get(round % REBUILT.size()));
        try {
            if (process.awaitEnd(death.after()) && process.exitCode() > Round.WRONG_INPUT) {
                findings.add(Findings.Kind.BROKEN,
                        "a rebuild ended with %d: %s".formatted(process.exitCode(), process.complaint()));
            }
            return process.kill();
        } finally {
            alive.remove(process);
        }
    }

    private boolean killWork(Plan plan, int client, int round, Death death) {
        var script = new CommandScript(plan.seed(), round);
        var again = sent.toAskAgain().iterator();
        var inFlight = 1 + new SplittableRandom(plan.seed() * 17 + round).nextInt(MOST_IN_FLIGHT);
        Supplier<Optional<GivenCommand>> commands = () -> Optional.of(again.hasNext() ? again.next() : script.next());
        var process = start(plan, client, "batch");
        try {
            return new Round(process, client, sent, findings, commands, inFlight).live(death);
        } finally {
            alive.remove(process);
        }
    }

    /** Every command that was ever acknowledged is given again: each must be remembered, and none done a second time. */
    private void callTheRoll(Plan plan) {
        Iterator<GivenCommand> all = sent.rollCall().iterator();
        Supplier<Optional<GivenCommand>> commands = () -> all.hasNext() ? Optional.of(all.next()) : Optional.empty();
        new Round(start(plan, 1, "batch"), 1, sent, findings, commands, MOST_IN_FLIGHT).complete();
    }

    private BankProcess start(Plan plan, int client, String... words) {
        var process =
                BankProcess.start(program.words(words), plan.traces().resolve("errors-%d.txt".formatted(client)));
        alive.add(process);
        if (ending) {
            process.kill();
        }
        return process;
    }

    /** Opens the bank in this process, which recovers it, and looks at what was recorded since it last looked. */
    private void examine() {
        try (var bank = opening.open()) {
            reading.read(bank);
            events = bank.events().head("account");
        } catch (RuntimeException unusable) {
            findings.add(Kind.BROKEN, "the bank cannot be examined: %s".formatted(unusable));
        }
    }

    private BankReading freshReading() {
        return new BankReading(new Examination(sent, findings), findings);
    }

    private Report report(Duration took) {
        return new Report(rounds, kills, sent.acknowledged(), sent.everUnanswered(), sent.foundDone(), events,
                findings.count(Kind.LOST), findings.count(Kind.DOUBLED), findings.count(Kind.HALF),
                findings.count(Kind.OUT_OF_ORDER), findings.count(Kind.WRONG), findings.count(Kind.BROKEN), took,
                findings.words());
    }
}
