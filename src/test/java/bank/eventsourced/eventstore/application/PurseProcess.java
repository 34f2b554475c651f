package bank.eventsourced.eventstore.application;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import bank.eventsourced.eventstore.Aggregates;
import bank.eventsourced.eventstore.CommandWriter;
import bank.eventsourced.eventstore.Follower;
import bank.eventsourced.eventstore.Following;
import bank.eventsourced.eventstore.Parking;
import bank.eventsourced.eventstore.Pausing;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.adapter.json.JsonCodecs;
import bank.eventsourced.eventstore.adapter.memory.InMemoryCheckpointStore;
import bank.eventsourced.eventstore.adapter.memory.InMemoryCommandRegister;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.adapter.memory.InMemoryEventStore;
import bank.eventsourced.eventstore.adapter.memory.InMemoryFailureDiagnosis;
import bank.eventsourced.eventstore.adapter.memory.InMemoryParkedStreams;
import bank.eventsourced.eventstore.adapter.memory.InMemoryPersonKeys;
import bank.eventsourced.eventstore.adapter.memory.InMemoryPublications;
import bank.eventsourced.eventstore.adapter.memory.InMemorySnapshotStore;
import bank.eventsourced.eventstore.adapter.sealing.RealCiphers;
import bank.eventsourced.eventstore.application.EventStoreSettings.PolicyOfType;
import bank.eventsourced.eventstore.application.Purses.Purse;
import bank.eventsourced.eventstore.application.Purses.PurseEvent;

/**
 * One process that keeps purses: the whole mechanism on a database in memory. Several processes can share a database;
 * each has its own cache, writer and workers. Its writer prompts its followers as Modulith's registry does: a publication
 * for each in the transaction, the call after the commit.
 */
final class PurseProcess implements AutoCloseable {

    static final int PARKED_STREAMS_AT_MOST = 3;

    final InMemoryPublications publications;
    final EventSourcingService service;
    final Parking parking;
    final Pausing pausing;
    final StoredEventsService events;
    final StoredSnapshotsService snapshots;
    final CommandWriter<PurseEvent, String> writer;
    private final InMemoryCheckpointStore checkpoints;
    private final Map<String, Following> followings = new java.util.concurrent.ConcurrentHashMap<>();
    private final List<CompletableFuture<Void>> prompts = new CopyOnWriteArrayList<>();
    private final List<String> followers = new CopyOnWriteArrayList<>();

    private PurseProcess(Setup setup) {
        var database = setup.database;
        publications = new InMemoryPublications(database);
        checkpoints = new InMemoryCheckpointStore(database);
        var store = setup.store.apply(new InMemoryEventStore(database));
        var snapshotStore = new InMemorySnapshotStore(database);
        var register = new InMemoryCommandRegister(database);
        var parkedStreams = new InMemoryParkedStreams(database);
        var vault = new Vault(new InMemoryPersonKeys(database), RealCiphers.ciphers(), GivenSecrets.none(),
                database.transactions());
        var texts = new SealedTexts(new KeyRing(vault, new InMemoryPersonKeys(database), RealCiphers.ciphers(),
                setup.storage, setup.clock), RealCiphers.ciphers(), JsonCodecs.fields(), setup.settings);
        service = new EventSourcingService(store, snapshotStore, register, setup.checkpoints.apply(checkpoints),
                setup.publications.apply(publications), parkedStreams, new InMemoryFailureDiagnosis(),
                JsonCodecs.json(), texts, setup.storage, database.transactions(), setup.settings, setup.clock);
        var names = new StreamNames(service, store);
        events = new StoredEventsService(service, store, register, names, texts);
        snapshots = new StoredSnapshotsService(service, snapshotStore, texts, store, database.transactions(),
                setup.settings, setup.clock);
        parking = new ParkingService(service, store, parkedStreams, names);
        pausing = new PausingService(service, names, setup.clock);
        writer = service.writer(Purses.LOG, this::prompt);
    }

    /** Not started yet: followers can be added. */
    static PurseProcess on(InMemoryDatabase database) {
        return new PurseProcess(new Setup(database));
    }

    static PurseProcess startedOn(InMemoryDatabase database) {
        return on(database).started();
    }

    static Setup with(InMemoryDatabase database) {
        return new Setup(database);
    }

    PurseProcess started() {
        service.start();
        return this;
    }

    Following follow(Follower<PurseEvent> follower) {
        var following = service.follow(Purses.LOG, follower);
        followings.put(follower.name(), following);
        followers.add(follower.name());
        return following;
    }

    private void prompt(List<RecordedEvent<PurseEvent>> events) {
        var position = events.getLast().position();
        followers.forEach(follower -> publications.publish(follower, position));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                followings.values().forEach(following -> prompts.add(following.prompt(position)));
            }
        });
    }

    Aggregates<Purse> purses() {
        return service.aggregates(Purses.PURSE);
    }

    /** What is in a purse, as this process knows it. */
    long pence(String name) {
        return purses().load(Purses.purse(name)).state().pence();
    }

    long checkpoint(String follower) {
        return checkpoints.position(follower);
    }

    @Override
    public void close() {
        service.stop();
    }

    /** How a process differs from the usual one. */
    static final class Setup {

        private final InMemoryDatabase database;
        private UnaryOperator<EventStore> store = UnaryOperator.identity();
        private UnaryOperator<CheckpointStore> checkpoints = UnaryOperator.identity();
        private UnaryOperator<Publications> publications = UnaryOperator.identity();
        private int attemptsBeforeParking = Integer.MAX_VALUE;
        private EventStoreSettings settings = settings(50, Map.of(), 20);
        private Clock clock = Clock.systemUTC();
        private Storage storage = () -> {};

        private Setup(InMemoryDatabase database) {
            this.database = database;
        }

        Setup store(UnaryOperator<EventStore> decorated) {
            store = decorated;
            return this;
        }

        Setup checkpoints(UnaryOperator<CheckpointStore> decorated) {
            checkpoints = decorated;
            return this;
        }

        Setup publications(UnaryOperator<Publications> decorated) {
            publications = decorated;
            return this;
        }

        /** Does not look for events of other processes, so that only prompts make a follower work. */
        Setup withoutPolling() {
            settings = settings(50, Map.of(), 3_600_000);
            return this;
        }

        Setup snapshotEvery(int events, Map<String, PolicyOfType> byType) {
            settings = settings(events, byType, 20);
            return this;
        }

        /** Knows that there are others. */
        Setup shared() {
            storage = new Storage() {

                @Override
                public void requireRoom() {}

                @Override
                public boolean isShared() {
                    return true;
                }
            };
            return this;
        }

        /** The disk takes this many commits of the writer, and then no more, which only it notices. */
        Setup keeping(int commits) {
            storage = new Storage() {

                private final AtomicInteger left = new AtomicInteger(commits);

                @Override
                public void requireRoom() {}

                @Override
                public void requireKept() {
                    if (left.getAndDecrement() <= 0) {
                        throw new IllegalStateException("not kept");
                    }
                }
            };
            return this;
        }

        /** Parks an event after so many attempts; usually never. */
        Setup parkAfter(int attempts) {
            attemptsBeforeParking = attempts;
            settings = settings(50, Map.of(), settings.followerPollMillis());
            return this;
        }

        private EventStoreSettings settings(int snapshotEvery, Map<String, PolicyOfType> byType, int pollMillis) {
            return new EventStoreSettings(snapshotEvery, byType, 10_000, 1, pollMillis, 20, attemptsBeforeParking,
                    PARKED_STREAMS_AT_MOST, 0);
        }

        Setup clock(InstantSource instants) {
            clock = instants.withZone(ZoneOffset.UTC);
            return this;
        }

        PurseProcess notStarted() {
            return new PurseProcess(this);
        }

        PurseProcess started() {
            return notStarted().started();
        }
    }

    /** A clock that moves when it is told to. */
    static final class Hands implements InstantSource {

        private volatile Instant now = Instant.parse("2026-03-03T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        Instant forward(long seconds) {
            now = now.plusSeconds(seconds);
            return now;
        }
    }
}
