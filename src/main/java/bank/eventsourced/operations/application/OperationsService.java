package bank.eventsourced.operations.application;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.ChainFault;
import bank.eventsourced.eventstore.CommitSignal;
import bank.eventsourced.eventstore.ControlTotals;
import bank.eventsourced.eventstore.EventStoreInspection;
import bank.eventsourced.eventstore.FollowerStatus;
import bank.eventsourced.eventstore.PersonalTexts;
import bank.eventsourced.eventstore.StoredSnapshots;
import bank.eventsourced.operations.BankStatus;
import bank.eventsourced.operations.BankStatus.Failure;
import bank.eventsourced.operations.BankStatus.Follower;
import bank.eventsourced.operations.BankStatus.Log;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.operations.ParkedDelivery;
import bank.eventsourced.operations.ParkedDelivery.State;
import bank.eventsourced.operations.Pause;
import bank.eventsourced.operations.SkippedDelivery;
import bank.eventsourced.operations.TextProtection;
import bank.eventsourced.operations.TextProtection.By;
import bank.eventsourced.operations.Verification;
import bank.eventsourced.wording.Sentence;

/** Looks at the mechanism, and compares what the modules derived from it. */
@Service
class OperationsService implements Operations {

    private static final int LOOKS = 100;
    private static final int NAMED_AT_MOST = 20;
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final EventStoreInspection eventStore;
    private final StoredSnapshots snapshots;
    private final CommitSignal commits;
    private final List<ControlTotals> totals;
    private final Deliveries deliveries;
    private final PersonalTexts texts;

    OperationsService(EventStoreInspection eventStore, StoredSnapshots snapshots, CommitSignal commits,
            List<ControlTotals> totals, Deliveries deliveries, PersonalTexts texts) {
        this.eventStore = eventStore;
        this.snapshots = snapshots;
        this.deliveries = deliveries;
        this.texts = texts;
        this.commits = commits;
        this.totals = totals;
    }

    @Override
    public BankStatus status() {
        var logs = eventStore.logs().stream().map(name -> new Log(name, eventStore.head(name))).toList();
        var followers = eventStore.followers().stream().map(OperationsService::follower).toList();
        return new BankStatus(logs, followers, eventStore.outstandingPublications(), deliveries.parked());
    }

    @Override
    public TextProtection textProtection() {
        var protection = texts.protection();
        return new TextProtection(by(protection.kind()), protection.persons(), protection.forgotten());
    }

    static By by(PersonalTexts.Kind kind) {
        return switch (kind) {
            case NONE -> By.NOTHING;
            case KEY_FILE -> By.KEY_FILE;
            case PASSPHRASE -> By.PASSPHRASE;
        };
    }

    private static Follower follower(FollowerStatus status) {
        return new Follower(status.name(), status.log(), status.checkpoint(), status.behind(),
                status.failure().map(it -> new Failure(it.cause(), it.attempts(), it.position(), it.lastAttempt())),
                status.pause().map(it -> new Pause(it.since(), it.by(), it.reason())));
    }

    @Override
    public Verification verify(Monitor monitor) {
        var problems = new ArrayList<Sentence>();
        var events = new TreeMap<String, Long>();
        var total = statedByTheLogs();
        for (var log : eventStore.logs()) {
            var before = events.values().stream().mapToLong(Long::longValue).sum();
            var report = eventStore.verifyChain(log, new Watching(monitor).partOf(before, total));
            events.put(log, report.events());
            report.fault().map(ChainFault::sentence).ifPresent(problems::add);
        }
        if (problems.isEmpty()) {
            findEventsOutsideTheLogs().ifPresent(problems::add);
        }
        var figures = compareWhenSettled(problems);
        return new Verification(events, figures, List.copyOf(problems));
    }

    /** An event that no log states would count for its account all the same. Somebody may write meanwhile. */
    private Optional<Sentence> findEventsOutsideTheLogs() {
        var statedBefore = statedByTheLogs();
        var found = eventStore.events();
        var statedAfter = statedByTheLogs();
        return statedBefore <= found && found <= statedAfter ? Optional.empty()
                : Optional.of(Sentence.of("There are %s events, but the logs %s state %s.", found, eventStore.logs(),
                        statedAfter));
    }

    private long statedByTheLogs() {
        return eventStore.logs().stream().mapToLong(eventStore::head).sum();
    }

    /** Compares figures that belong to the same events: while somebody writes, it looks again. */
    private Map<String, Map<String, String>> compareWhenSettled(List<Sentence> problems) {
        var figures = figures();
        for (int look = 1; look < LOOKS && mayStillSettle(figures); look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            figures = figures();
        }
        differing(figures).forEach(figure -> problems.add(Sentence.of("The figures differ for %s: %s.", figure.getKey(),
                figure.getValue())));
        var status = status();
        status.parked().stream().flatMap(it -> problem(it).stream()).forEach(problems::add);
        status.followers().stream().flatMap(it -> problem(it).stream()).forEach(problems::add);
        if (differing(figures).findAny().isPresent()) {
            deliveries.skipped(NAMED_AT_MOST).stream().map(OperationsService::explanation).forEach(problems::add);
        }
        return figures;
    }

    /** Figures differ for a moment while followers are behind; for good if something is parked, or one is paused. */
    private boolean mayStillSettle(Map<String, Map<String, String>> figures) {
        var status = status();
        return status.isCatchingUp()
                || (status.failedDeliveries() == 0 && !status.isHeldUp()
                        && (!status.ok() || differing(figures).findAny().isPresent()));
    }

    private static Optional<Sentence> problem(ParkedDelivery parked) {
        return parked.position()
                .map(position -> Sentence.of(
                        "The %s lacks the event at position %s (account %s, version %s) and %s behind it: %s.",
                        parked.follower(), position, parked.account(), parked.version(), parked.waiting(),
                        parked.state() == State.HELD ? Sentence.of("held, %s", parked.summary()) : parked.summary()));
    }

    private static Optional<Sentence> problem(Follower follower) {
        return follower.pause()
                .filter(it -> follower.behind() > 0)
                .map(it -> Sentence.of("The %s is %s events behind: it is paused since %s by %s, %s.", follower.name(),
                        follower.behind(), it.since().truncatedTo(ChronoUnit.SECONDS), it.by(), it.reason()))
                .or(() -> unpausedProblem(follower));
    }

    private static Optional<Sentence> unpausedProblem(Follower follower) {
        return follower.failure()
                .map(failure -> Sentence.of("The %s cannot take the event at position %s: %s.", follower.name(),
                        failure.position(), failure.cause()))
                .or(() -> Optional.of(Sentence.of("The %s is %s events behind.", follower.name(), follower.behind()))
                        .filter(it -> follower.behind() > 0));
    }

    private static Sentence explanation(SkippedDelivery skipped) {
        return Sentence.of("The event at position %s (account %s, version %s) was skipped for the %s by %s: %s.",
                skipped.position(), skipped.account(), skipped.version(), skipped.follower(), skipped.actor(),
                skipped.reason());
    }

    private Map<String, Map<String, String>> figures() {
        var figures = new TreeMap<String, Map<String, String>>();
        for (var module : totals) {
            module.totals()
                    .forEach((figure, value) -> figures.computeIfAbsent(figure, it -> new LinkedHashMap<>())
                            .put(module.source(), value));
        }
        return figures;
    }

    /** Figures on which the modules disagree, or which one of them does not state. */
    private Stream<Map.Entry<String, Map<String, String>>> differing(
            Map<String, Map<String, String>> figures) {
        return figures.entrySet()
                .stream()
                .filter(it -> it.getValue().size() < totals.size()
                        || it.getValue().values().stream().distinct().count() > 1);
    }

    @Override
    public RuntimeException meaning(RuntimeException failure) {
        return eventStore.meaning(failure);
    }

    @Override
    public void deleteSnapshots() {
        snapshots.deleteAll();
    }

    @Override
    public AutoCloseable onCommit(Runnable observer) {
        return commits.onCommit(observer);
    }
}
