package bank.eventsourced.eventstore.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.AggregateType;
import bank.eventsourced.eventstore.ChainFault;
import bank.eventsourced.eventstore.CommandWriter;
import bank.eventsourced.eventstore.CommitSignal;
import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.EventStoreInspection;
import bank.eventsourced.eventstore.Follower;
import bank.eventsourced.eventstore.FollowerStatus;
import bank.eventsourced.eventstore.Following;
import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.Monitor;
import bank.eventsourced.eventstore.ReadModel;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StoredEvents;
import bank.eventsourced.eventstore.domain.ChainVerifier;
import bank.eventsourced.eventstore.domain.LogHead;
import bank.eventsourced.wording.Explained;
import bank.eventsourced.wording.Sentence;

/** Puts the mechanism together for each log, and starts and stops its threads: followers first, writers last. */
@Service
@EnableConfigurationProperties(EventStoreSettings.class)
class EventSourcingService implements EventSourcing, EventStoreInspection, CommitSignal, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventSourcingService.class);
    private static final int PAGE = 1_000;

    private final EventStore store;
    private final SnapshotStore snapshots;
    private final CommandRegister register;
    private final CheckpointStore checkpoints;
    private final Publications publications;
    private final ParkedStreams parkedStreams;
    private final FailureDiagnosis diagnosis;
    private final EventCodec.Codecs codecs;
    private final SealedTexts texts;
    private final Storage storage;
    private final TransactionOperations transaction;
    private final TransactionOperations inTurn;
    private final EventStoreSettings settings;
    private final Clock clock;
    private final AggregateCache cache;

    private final Map<String, TypedLog<?>> logs = new ConcurrentHashMap<>();
    private final Map<String, Restorable<?>> restorables = new ConcurrentHashMap<>();
    private final Map<String, SnapshottingAggregates<?, ?>> aggregates = new ConcurrentHashMap<>();
    private final List<SingleWriter<?, ?>> writers = new CopyOnWriteArrayList<>();
    private final List<FollowerWorker<?>> followers = new CopyOnWriteArrayList<>();
    private final List<FollowerParking<?>> parkings = new CopyOnWriteArrayList<>();
    private final List<Rebuildable<?>> readModels = new CopyOnWriteArrayList<>();
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();
    private final OtherProcesses others;
    private volatile boolean running;

    EventSourcingService(EventStore store, SnapshotStore snapshots, CommandRegister register,
            CheckpointStore checkpoints, Publications publications, ParkedStreams parkedStreams,
            FailureDiagnosis diagnosis, EventCodec.Codecs codecs, SealedTexts texts, Storage storage,
            TransactionOperations transaction,
            EventStoreSettings settings, Clock clock) {
        this.store = store;
        this.snapshots = snapshots;
        this.register = register;
        this.checkpoints = checkpoints;
        this.publications = publications;
        this.parkedStreams = parkedStreams;
        this.diagnosis = diagnosis;
        this.codecs = codecs;
        this.texts = texts;
        this.storage = storage;
        this.transaction = transaction;
        this.inTurn = storage.isShared() ? transaction : new TakingTurns(transaction);
        this.settings = settings;
        this.clock = clock;
        this.cache = new AggregateCache(settings.cachedAggregates());
        this.others = new OtherProcesses(store, checkpoints, cache, followers, storage.isShared(),
                settings.sharedPollMillis(), this::othersHaveChanged);
    }

    @Override
    public <E> EventLog<E> log(LogDefinition<E> log) {
        return typed(log);
    }

    /** The cast is safe: a log's name belongs to one definition. */
    @SuppressWarnings("unchecked")
    private <E> TypedLog<E> typed(LogDefinition<E> log) {
        return (TypedLog<E>) logs.computeIfAbsent(log.name(),
                name -> new TypedLog<>(log, store, codecs.of(log), texts));
    }

    /** The cast is safe: a stream type belongs to one aggregate type. */
    @Override
    @SuppressWarnings("unchecked")
    public <E, S> SnapshottingAggregates<E, S> aggregates(AggregateType<E, S> type) {
        return (SnapshottingAggregates<E, S>) aggregates.computeIfAbsent(type.streamType(),
                name -> new SnapshottingAggregates<>(type, typed(type.log()), store, snapshots,
                        settings.snapshotPolicy(name), cache, transaction, clock));
    }

    @Override
    public <E> LogAppender<E> appender(LogDefinition<E> log) {
        return new LogAppender<>(typed(log), store, this::aggregates, cache, clock);
    }

    @Override
    public <E, R> CommandWriter<E, R> writer(LogDefinition<E> log, Consumer<List<RecordedEvent<E>>> withinTransaction) {
        var writer =
                new SingleWriter<E, R>(typed(log), store, appender(log), register, this::aggregates, cache, storage,
                        inTurn, withinTransaction, this::signalCommit);
        writers.add(writer);
        restorables.put(log.name(), new Restorable<>(typed(log), withinTransaction, Optional.empty()));
        return writer;
    }

    @Override
    public <E> void restoring(LogDefinition<E> log, String follower,
            Consumer<List<RecordedEvent<E>>> withinTransaction) {
        restorables.put(log.name(), new Restorable<>(typed(log), withinTransaction, Optional.of(follower)));
    }

    /** A log whose events can come in from elsewhere, by its name. */
    Optional<Restorable<?>> restorable(String log) {
        return Optional.ofNullable(restorables.get(log));
    }

    /** The followers whose effects are in a log of their own, and the logs that they follow. */
    Map<String, String> followersWithLogs() {
        var inLogs = restorables.values().stream().flatMap(it -> it.follower().stream()).collect(Collectors.toSet());
        return followers.stream()
                .filter(it -> inLogs.contains(it.name()))
                .collect(Collectors.toMap(FollowerWorker::name, FollowerWorker::log));
    }

    @Override
    public <E> Following follow(LogDefinition<E> log, Follower<E> follower) {
        var typed = typed(log);
        var transactions = new FollowerTransactions(follower.name(), log.name(), checkpoints, inTurn,
                transaction, others);
        var parking = new FollowerParking<>(follower, typed, store, parkedStreams, transactions, diagnosis, settings,
                clock, this::signalCommit);
        var worker = new FollowerWorker<>(follower, typed, checkpoints, publications, transactions,
                parking, diagnosis, settings, clock, this::signalCommit);
        parkings.add(parking);
        followers.add(worker);
        return worker;
    }

    @Override
    public <E> void rebuildable(LogDefinition<E> log, ReadModel<E> model) {
        readModels.add(new Rebuildable<>(typed(log), model));
    }

    /** A read model, and the log that it is derived from. */
    record Rebuildable<E>(TypedLog<E> log, ReadModel<E> model) {}

    /** What the modules of this program can make a second time. */
    List<Rebuildable<?>> readModels() {
        return readModels;
    }

    /** The worker of a follower, if this process has it. */
    Optional<FollowerWorker<?>> worker(String follower) {
        return followers.stream().<FollowerWorker<?>>map(it -> it).filter(it -> it.name().equals(follower)).findFirst();
    }

    /** The parked streams of every follower of this process. */
    List<FollowerParking<?>> parkings() {
        return parkings;
    }

    @Override
    public void start() {
        if (!storage.isUnfinished()) {
            begin();
        }
        running = true;
    }

    /** Lets followers catch up, and then takes commands: at the start, or when a bank has been filled. */
    void begin() {
        try {
            followers.forEach(FollowerWorker::start);
        } catch (RuntimeException failed) {
            throw meaning(failed);
        }
        writers.forEach(SingleWriter::start);
        others.start();
    }

    /** Answers every command that waits, lets the followers catch up, and ends all threads. */
    @Override
    public void stop() {
        running = false;
        try {
            for (var writer : writers) {
                writer.close();
            }
            others.close();
            for (var follower : followers) {
                follower.close();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Subscription onCommit(Runnable observer) {
        observers.add(observer);
        return () -> observers.remove(observer);
    }

    private void othersHaveChanged() {
        texts.lookForForgotten();
        signalCommit();
    }

    /** An observer that fails must not make a commit look like a failure. */
    void signalCommit() {
        for (var observer : observers) {
            try {
                observer.run();
            } catch (RuntimeException failed) {
                LOG.error("An observer of commits failed", failed);
            }
        }
    }

    @Override
    public List<String> logs() {
        return store.logs();
    }

    @Override
    public long head(String log) {
        return store.head(log).position();
    }

    @Override
    public long events() {
        return store.count();
    }

    @Override
    public List<FollowerStatus> followers() {
        var statuses = new ArrayList<FollowerStatus>();
        followers.forEach(worker -> statuses.add(worker.status()));
        statuses.sort(Comparator.comparing(FollowerStatus::name));
        return statuses;
    }

    @Override
    public long outstandingPublications() {
        return publications.outstanding();
    }

    @Override
    public Backlog outstandingPublications(String follower) {
        return publications.backlog(follower);
    }

    @Override
    public Optional<Instant> recordedAt(String log, long position) {
        return store.read(log, position - 1, 1).stream().map(StoredEvent::recordedAt).findFirst();
    }

    @Override
    public RuntimeException meaning(RuntimeException failure) {
        return failure instanceof Explained ? failure
                : storage.unreadable(failure).<RuntimeException>map(it -> it).orElse(failure);
    }

    @Override
    public ChainReport verifyChain(String log, Monitor monitor) {
        var head = store.head(log);
        var verifier = new ChainVerifier(log);
        while (verifier.position() < head.position()) {
            monitor.report(verifier.position(), head.position());
            var page =
                    store.read(log, verifier.position(), (int) Math.min(PAGE, head.position() - verifier.position()));
            if (page.isEmpty()) {
                break;
            }
            for (var event : page) {
                var fault = verifier.next(event);
                if (fault.isPresent()) {
                    return new ChainReport(log, verifier.position(), fault);
                }
            }
        }
        monitor.report(verifier.position(), head.position());
        return new ChainReport(log, verifier.position(), verifier.end(head).or(() -> beyondEnd(head)));
    }

    /** An event that was put behind the end of the log: it has a position, but the head has never been there. */
    private Optional<ChainFault> beyondEnd(LogHead seen) {
        return store.read(seen.log(), seen.position(), 1)
                .stream()
                .filter(event -> store.head(seen.log()).position() < event.position())
                .map(event -> new ChainFault(event.position(), ChainFault.Kind.BEYOND_END,
                        Sentence.of("The event at position %s of the %s log lies behind its end at position %s.",
                                event.position(), seen.log(), seen.position())))
                .findFirst();
    }

    /** The aggregates of a stream type, if a module of this program has them. */
    Optional<SnapshottingAggregates<?, ?>> aggregates(String streamType) {
        return Optional.ofNullable(aggregates.get(streamType));
    }

    /** The stream types of this program's modules, in alphabetical order; those of one log, or of all. */
    List<String> streamTypes(Predicate<String> log) {
        return aggregates.values()
                .stream()
                .filter(it -> log.test(it.log()))
                .map(SnapshottingAggregates::streamType)
                .sorted()
                .toList();
    }

    /** What a stored event says to this program. */
    StoredEvents.Today today(StoredEvent event) {
        return Optional.ofNullable(logs.get(event.log()))
                .map(log -> log.today(event))
                .orElseGet(() -> new StoredEvents.Today.Illegible(
                        "No module of this program has a log %s.".formatted(event.log())));
    }

    /** The types of events that a log can hold, in the order of their declaration. */
    List<String> eventTypes(String log) {
        return Optional.ofNullable(logs.get(log)).map(TypedLog::types).orElse(List.of());
    }
}
