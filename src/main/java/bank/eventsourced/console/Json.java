package bank.eventsourced.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.PastImport;
import bank.eventsourced.benchmark.Report;
import bank.eventsourced.benchmark.Spread;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.laboratory.CrashLaboratory;
import bank.eventsourced.laboratory.CrashLaboratory.Plan;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Backups;
import bank.eventsourced.operations.BankStatus;
import bank.eventsourced.operations.Causation;
import bank.eventsourced.operations.Copies;
import bank.eventsourced.operations.FollowerProgress;
import bank.eventsourced.operations.LogImport;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.ParkedDelivery;
import bank.eventsourced.operations.Pause;
import bank.eventsourced.operations.Snapshots;
import bank.eventsourced.operations.TextProtection;
import bank.eventsourced.operations.Verification;
import bank.eventsourced.wording.Sentence;

/**
 * What the console says in JSON. It is a contract: members may be added, but none is renamed, removed or given another
 * meaning. Amounts are decimal text; words are in lower case with hyphens; instants and dates are ISO 8601.
 */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /** One line. */
    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** A name of the code as a word: {@code TRANSFER_SENT} is {@code transfer-sent}. */
    static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    record Account(String account, String holder, String currency, String balance, String overdraftLimit,
            String available, String status, long version, long transactions) {

        static Account of(AccountView it) {
            return new Account(it.number().value(), it.holder(), it.currency().getCurrencyCode(),
                    it.balance().decimal(), it.overdraftLimit().decimal(), it.available().decimal(), word(it.status()),
                    it.version(), it.transactions());
        }
    }

    record Import(String id, Instant startedAt, String file, String actor, long rows, long accountsOpened,
            long reversed, String state) {

        static Import of(PastImport it) {
            return new Import(it.id().toString(), it.startedAt(), it.file(), it.actor(), it.rows(), it.accounts(),
                    it.reversedRows(), word(it.state()));
        }
    }

    record Ledger(String currency, String name, String balance, long transactions, String debits, String credits,
            boolean balanced, long checkpoint, long behind, List<TrialBalanceLine> trialBalance) {

        static Ledger of(LedgerView it) {
            return new Ledger(it.currency().getCurrencyCode(), it.name(), it.balance().decimal(), it.transactions(),
                    it.debits().decimal(), it.credits().decimal(), it.debits().equals(it.credits()), it.checkpoint(),
                    it.behind(), it.trialBalance().stream().map(TrialBalanceLine::of).toList());
        }
    }

    record TrialBalanceLine(String account, String debits, String credits) {

        static TrialBalanceLine of(LedgerView.TrialBalanceLine it) {
            return new TrialBalanceLine(word(it.account()), it.debits().decimal(), it.credits().decimal());
        }
    }

    /**
     * @param amount   null if no money moved
     * @param reverses null if it is no reversal
     */
    record Entry(long position, String account, long version, String kind,
            @Nullable String amount, String currency, String balance,
            LocalDate valueDate, Instant recordedAt, String text, String counterparty, UUID commandId,
            @Nullable Long reverses) {

        static Entry of(JournalEntry it) {
            return new Entry(it.position(), it.account().value(), it.version(), word(it.kind()),
                    it.amount().map(Money::decimal).orElse(null), it.balance().currency().getCurrencyCode(),
                    it.balance().decimal(), it.valueDate(), it.recordedAt(), it.text(), it.counterparty(),
                    it.commandId(), it.reverses().orElse(null));
        }
    }

    /**
     * @param today      what it reads as today, if that is not what is stored
     * @param stored     how many characters its content has as it is stored
     * @param unpacked   how many it would have if it were not packed
     * @param unreadable why it cannot be read; null if it can
     */
    record Event(String place, String stream, long version, String type, int schemaVersion, String payload,
            int stored, int unpacked,
            Instant recordedAt, String actor, String hash, String previousHash,
            @Nullable List<Form> today, @Nullable String unreadable, Command command) {

        static Event of(LoggedEvents.Connected it) {
            var event = it.event();
            var today = it.today() instanceof LoggedEvents.Today.Otherwise(var forms)
                    ? forms.stream().map(form -> new Form(form.type(), form.schemaVersion(), form.payload())).toList()
                    : null;
            var unreadable = it.today() instanceof LoggedEvents.Today.Unreadable(var why) ? why : null;
            return new Event(event.place().toString(), event.stream(), event.version(), event.type(),
                    event.schemaVersion(), event.payload(), it.size().stored(), it.size().unpacked(),
                    event.metadata().recordedAt(), event.metadata().actor(),
                    event.hash(), it.previousHash(), today, unreadable, Command.of(it.causation()));
        }
    }

    record SnapshotSummary(long count, Map<String, SnapshotPolicy> policies, Packed packed,
            @Nullable Loading loading) {

        static SnapshotSummary of(Snapshots.Summary it, Optional<Snapshots.LoadTimes> times) {
            var policies = new TreeMap<String, SnapshotPolicy>();
            it.policies().forEach((type, policy) -> policies.put(type, SnapshotPolicy.of(policy)));
            return new SnapshotSummary(it.count(), policies, Packed.of(it.packing()),
                    times.map(Loading::of).orElse(null));
        }
    }

    /** @param above in characters; null if nothing is packed any more */
    record Packed(@Nullable Integer above, long snapshots, long characters, long unpacked) {

        static Packed of(Snapshots.Packing it) {
            return new Packed(it.above().isPresent() ? it.above().getAsInt() : null, it.snapshots(), it.characters(),
                    it.unpacked());
        }
    }

    /** Rules that there are not are null. */
    record SnapshotPolicy(int everyEvents, @Nullable Long olderThanMinutes, @Nullable Long slowerThanMillis,
            @Nullable Integer kept) {

        static SnapshotPolicy of(Snapshots.Policy it) {
            return new SnapshotPolicy(it.everyEvents(), it.olderThan().map(Duration::toMinutes).orElse(null),
                    it.slowerThan().map(Duration::toMillis).orElse(null), it.kept().orElse(null));
        }
    }

    record Loading(long version, long snapshotVersion, long withSnapshotNanos, long withoutSnapshotNanos, int runs) {

        static Loading of(Snapshots.LoadTimes it) {
            return new Loading(it.version(), it.snapshotVersion(), it.withSnapshot().toNanos(),
                    it.withoutSnapshot().toNanos(), it.runs());
        }
    }

    record Form(String type, int schemaVersion, String payload) {}

    record Command(UUID commandId, UUID correlationId, String actor, Instant recordedAt, List<Caused> events) {

        static Command of(Causation it) {
            return new Command(it.commandId(), it.correlationId(), it.actor(), it.recordedAt(),
                    it.events().stream().map(Caused::of).toList());
        }
    }

    record Caused(String place, String type, String stream, long version, List<Caused> effects) {

        static Caused of(Causation.Caused it) {
            var event = it.event();
            return new Caused(event.place().toString(), event.type(), event.stream(), event.version(),
                    it.effects().stream().map(Caused::of).toList());
        }
    }

    record Verified(boolean ok, Map<String, Long> events, Map<String, Map<String, String>> figures,
            List<String> problems) {

        static Verified of(Verification it) {
            return new Verified(it.ok(), it.events(), it.figures(),
                    it.problems().stream().map(Sentence::toString).toList());
        }
    }

    record Backup(boolean ok, int code, String folder, Instant takenAt, String program, long events, long bytes,
            Map<String, Head> heads) {

        static Backup of(Backups.Backup it) {
            var heads = new LinkedHashMap<String, Head>();
            it.heads().forEach((log, head) -> heads.put(log, new Head(head.position(), head.hash())));
            return new Backup(true, ExitCode.DONE, it.folder().toString(), it.takenAt(), it.program(), it.events(),
                    it.bytes(), heads);
        }
    }

    record Head(long position, String hash) {}

    record Copy(boolean ok, int code, long events, Map<String, Head> heads, Map<String, Long> rows,
            Map<String, String> figures) {

        static Copy of(Copies.Result.Done it) {
            var heads = new LinkedHashMap<String, Head>();
            it.heads().forEach((log, head) -> heads.put(log, new Head(head.position(), head.hash())));
            return new Copy(true, ExitCode.DONE, it.events(), heads, it.rows(), it.figures());
        }
    }

    record EventsImported(boolean ok, int code, long events, Map<String, Head> heads, List<String> problems) {

        static EventsImported of(LogImport.Result.Done it) {
            var heads = new LinkedHashMap<String, Head>();
            it.heads().forEach((log, head) -> heads.put(log, new Head(head.position(), head.hash())));
            return new EventsImported(true, ExitCode.DONE, it.events(), heads,
                    it.problems().stream().map(Object::toString).toList());
        }
    }

    record Status(boolean ok, Map<String, Long> logs, List<Follower> followers, long outstandingPublications,
            long failedDeliveries, List<Parked> parked, Protection personalData, String filesEncryptedBy) {

        static Status of(BankStatus it, TextProtection protection, TextProtection.By encrypted) {
            var logs = new LinkedHashMap<String, Long>();
            it.logs().forEach(log -> logs.put(log.name(), log.head()));
            return new Status(it.ok(), logs, it.followers().stream().map(Follower::of).toList(),
                    it.outstandingPublications(), it.failedDeliveries(), it.parked().stream().map(Parked::of).toList(),
                    new Protection(
                            word(protection.by()), protection.persons(), protection.forgotten()),
                    word(encrypted));
        }
    }

    /** @param sealedBy {@code nothing}, {@code key-file} or {@code passphrase} */
    record Protection(String sealedBy, long persons, long forgotten) {}

    /** @param position null if nothing has happened since the account is held */
    record Parked(String follower, String account, String state,
            @Nullable Long position, long version, long waiting, int attempts, Instant since, Instant lastAttempt,
            String cause) {

        static Parked of(ParkedDelivery it) {
            return new Parked(it.follower(), it.account(), word(it.state()), it.position().orElse(null), it.version(),
                    it.waiting(), it.attempts(), it.since(), it.lastAttempt(), it.cause());
        }
    }

    /**
     * @param failure null if the follower can go on
     * @param paused  null if nobody has paused it
     */
    record Follower(String name, String log, long checkpoint, long behind,
            @Nullable Failure failure, @Nullable Paused paused) {

        static Follower of(BankStatus.Follower it) {
            return new Follower(it.name(), it.log(), it.checkpoint(), it.behind(),
                    it.failure().map(Failure::of).orElse(null), it.pause().map(Paused::of).orElse(null));
        }
    }

    record Paused(Instant since, String by, String reason) {

        static Paused of(Pause it) {
            return new Paused(it.since(), it.by(), it.reason());
        }
    }

    /**
     * @param behindSeconds how old the oldest event is that the follower has not taken; null if it has taken all
     * @param failure       null if the follower can go on
     * @param paused        null if nobody has paused it
     */
    record Progress(String name, String log, long checkpoint, long head, long behind, @Nullable Long behindSeconds,
            long outstanding, long parked, String state, @Nullable Failure failure, @Nullable Paused paused) {

        static Progress of(FollowerProgress it, Instant now) {
            return new Progress(it.name(), it.log(), it.checkpoint(), it.head(), it.behind(),
                    it.oldestEvent().map(since -> FollowersCommand.seconds(since, now)).orElse(null),
                    it.outstanding(), it.parked(), word(it.state()), it.failure().map(Failure::of).orElse(null),
                    it.pause().map(Paused::of).orElse(null));
        }
    }

    record Torture(boolean ok, int code, long seed, int processes, String folder, int rounds, int kills,
            long acknowledged,
            long unanswered, long foundDone, long events, long lost, long doubled, long half, long outOfOrder,
            long wrong, long broken, long seconds, List<String> problems) {

        static Torture of(Plan plan, CrashLaboratory.Report it) {
            return new Torture(it.ok(), it.ok() ? ExitCode.DONE : ExitCode.BROKEN, plan.seed(), plan.processes(),
                    plan.traces().toString(), it.rounds(), it.kills(), it.acknowledged(), it.unanswered(),
                    it.foundDone(), it.events(), it.lost(), it.doubled(), it.half(), it.outOfOrder(), it.wrong(),
                    it.broken(), it.took().toSeconds(), it.problems());
        }
    }

    record Benchmarked(boolean ok, int code, String command, Machine machine, List<Yard> yardsticks,
            List<Measured> figures, long events) {

        static Benchmarked of(BenchmarkTable it) {
            return new Benchmarked(true, ExitCode.DONE, it.command(), it.machine(),
                    it.report().yards().stream().map(yard -> new Yard(yard.what(), yard.spread())).toList(),
                    it.report().lines().stream().map(line -> Measured.of(line, it.onServer())).toList(),
                    it.report().events());
        }
    }

    record Yard(String what, Spread value) {}

    record Measured(String figure, String what, String unit, Spread value, String yardstickName, Spread yardstick,
            Spread ratio, String target) {

        static Measured of(Report.Line it, boolean onServer) {
            return new Measured(word(it.figure()), it.figure().what(), it.figure().unit(), it.measured(),
                    it.figure().yardstick(), it.yardstick(), it.ratio(), it.figure().target(onServer));
        }
    }

    record Failure(String cause, int attempts, long position, Instant lastAttempt) {

        static Failure of(BankStatus.Failure it) {
            return new Failure(it.cause(), it.attempts(), it.position(), it.lastAttempt());
        }
    }
}
