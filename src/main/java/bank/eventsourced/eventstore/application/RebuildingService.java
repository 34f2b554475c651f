package bank.eventsourced.eventstore.application;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.Monitor;
import bank.eventsourced.eventstore.Rebuilding;
import bank.eventsourced.eventstore.application.EventSourcingService.Rebuildable;

/** Finds the read model that an operator means; throws away what a rebuild has left that was cut short. */
@Service
class RebuildingService implements Rebuilding, SmartLifecycle {

    private final EventSourcingService mechanism;
    private final EventStore store;
    private final ParkedStreams parked;
    private final SecondBooks books;
    private final Storage storage;
    private final TransactionOperations transaction;
    private final ConcurrentMap<String, ModelRebuild<?>> rebuilds = new ConcurrentHashMap<>();
    private volatile boolean running;

    RebuildingService(EventSourcingService mechanism, EventStore store, ParkedStreams parked, SecondBooks books,
            Storage storage, TransactionOperations transaction) {
        this.mechanism = mechanism;
        this.store = store;
        this.parked = parked;
        this.books = books;
        this.storage = storage;
        this.transaction = transaction;
    }

    @Override
    public List<String> models() {
        return mechanism.readModels().stream().map(it -> it.model().name()).sorted().toList();
    }

    @Override
    public Result prove(String model, Monitor monitor) {
        return find(model).map(it -> it.prove(monitor)).orElseGet(Result.Unknown::new);
    }

    @Override
    public Result replace(String model, Monitor monitor) {
        return find(model).map(it -> it.replace(monitor)).orElseGet(Result.Unknown::new);
    }

    @Override
    public void discard(String model) {
        find(model).ifPresent(ModelRebuild::discard);
    }

    private Optional<ModelRebuild<?>> find(String model) {
        return mechanism.readModels()
                .stream()
                .filter(it -> it.model().name().equals(model))
                .findFirst()
                .map(it -> rebuilds.computeIfAbsent(model, _ -> rebuild(it)));
    }

    private <E> ModelRebuild<E> rebuild(Rebuildable<E> it) {
        return new ModelRebuild<>(it.model(), it.log(), store, parked, books, storage, transaction,
                mechanism.worker(it.model().name()), mechanism::signalCommit);
    }

    /** Where others may have the bank open, one of them may be rebuilding: then the next rebuild cleans up. */
    @Override
    public void start() {
        if (!storage.isShared()) {
            books.begun().forEach(model -> find(model).ifPresent(ModelRebuild::clean));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
