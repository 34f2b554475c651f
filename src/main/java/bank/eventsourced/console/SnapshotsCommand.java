package bank.eventsourced.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.operations.Snapshots;
import bank.eventsourced.operations.Snapshots.LoadTimes;
import bank.eventsourced.operations.Snapshots.Packing;
import bank.eventsourced.operations.Snapshots.Policy;

/** Looks after snapshots: when they are taken, what one saves, and how many are kept. */
@Command(name = "snapshots", description = "Show when snapshots are taken; take one, measure what it saves, prune them.")
final class SnapshotsCommand implements Callable<Integer> {

    private static final String ACCOUNT = "account";
    private static final double NANOS_PER_MILLI = 1e6;

    private final BankCommand program;

    @ArgGroup
    private @Nullable What what;

    SnapshotsCommand(BankCommand program) {
        this.program = program;
    }

    /** One thing at a time. */
    static final class What {

        @Option(names = "--take", paramLabel = "NUMBER", description = "Take one of this account now.")
        private Optional<AccountNumber> take = Optional.empty();

        @Option(names = "--measure", paramLabel = "NUMBER", description = "Load this account a few times with its snapshot and without.")
        private Optional<AccountNumber> measure = Optional.empty();

        @Option(names = "--prune", paramLabel = "N", description = "Keep the latest N of each account and ledger, delete the others. No balance changes.")
        private Optional<Integer> prune = Optional.empty();
    }

    @Override
    public Integer call() {
        var asked = Optional.ofNullable(what);
        var kept = asked.flatMap(it -> it.prune);
        if (kept.isPresent() && kept.get() < 1) {
            throw new InvalidInput("At least 1 snapshot is kept, not %s.", kept.get());
        }
        return program.withBank(bank -> {
            var snapshots = bank.snapshots();
            var account = asked.flatMap(it -> it.take.or(() -> it.measure));
            if (account.isPresent() && bank.accounts().find(account.get()).isEmpty()) {
                return Answer.failed(ExitCode.REFUSED,
                        new Refusal.UnknownAccount(account.get()).explanation().toString()).print(program);
            }
            var done = Optional.<String>empty();
            if (kept.isPresent()) {
                done = Optional.of("%d snapshots deleted.".formatted(snapshots.prune(kept.get())));
            } else if (asked.flatMap(it -> it.take).isPresent()) {
                done = snapshots.take(ACCOUNT, account.orElseThrow().value())
                        .map(it -> "Snapshot of account %s taken at version %d.".formatted(it.name(), it.version()));
            }
            var times = asked.flatMap(it -> it.measure)
                    .flatMap(number -> snapshots.latestOf(ACCOUNT, number.value()))
                    .map(it -> snapshots.measure(it.stream()));
            print(snapshots, done, times);
            return ExitCode.DONE;
        });
    }

    private void print(Snapshots snapshots, Optional<String> done, Optional<LoadTimes> times) {
        var summary = snapshots.summary();
        if (program.json()) {
            program.out().println(Json.text(Json.SnapshotSummary.of(summary, times)));
            return;
        }
        var out = program.out();
        done.ifPresent(out::println);
        out.println("%d snapshots.".formatted(summary.count()));
        new TreeMap<>(summary.policies()).entrySet().stream().map(SnapshotsCommand::sentence).forEach(out::println);
        out.println(sentence(summary.packing()));
        if (what != null && what.measure.isPresent()) {
            out.println(times.map(SnapshotsCommand::sentence)
                    .orElse("This account has no snapshot yet. Take one: snapshots --take NUMBER"));
        }
    }

    private static String sentence(Map.Entry<String, Policy> policyOfType) {
        var policy = policyOfType.getValue();
        var rules = new ArrayList<>(List.of("every %d events".formatted(policy.everyEvents())));
        policy.olderThan().ifPresent(it -> rules.add("when the latest is older than %d min".formatted(it.toMinutes())));
        policy.slowerThan().ifPresent(it -> rules.add("when loading takes longer than %d ms".formatted(it.toMillis())));
        return "One of each %s: %s. %s kept.".formatted(policyOfType.getKey(), String.join(", or ", rules),
                policy.kept().map("The latest %d are"::formatted).orElse("All are"));
    }

    private static String sentence(Packing it) {
        var rule = it.above().isPresent()
                ? "Contents above %d characters are stored packed.".formatted(it.above().getAsInt())
                : "Nothing is packed any more.";
        return it.snapshots() == 0 ? rule
                : "%s %d of these snapshots are: %d of %d characters.".formatted(rule, it.snapshots(),
                        it.characters(), it.unpacked());
    }

    private static String sentence(LoadTimes it) {
        return "Loading took %.3f ms from the snapshot at version %d, %.3f ms from the first of %d events.".formatted(
                it.withSnapshot().toNanos() / NANOS_PER_MILLI, it.snapshotVersion(),
                it.withoutSnapshot().toNanos() / NANOS_PER_MILLI, it.version());
    }
}
