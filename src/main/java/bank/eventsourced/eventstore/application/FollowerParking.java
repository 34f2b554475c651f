package bank.eventsourced.eventstore.application;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import bank.eventsourced.eventstore.Follower;
import bank.eventsourced.eventstore.Hold;
import bank.eventsourced.eventstore.ParkedStream;
import bank.eventsourced.eventstore.ParkedStream.State;
import bank.eventsourced.eventstore.Release;
import bank.eventsourced.eventstore.SkippedEvent;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.FailureDiagnosis.Blame;

/**
 * The streams that a follower does not get for now. A parked stream has a place of its own in its history: the version
 * that has to take effect next. The follower's checkpoint passes over that event and those after it; when the stream is
 * released, they are read from the log again, and each moves the place on in the transaction of its effects. All of this
 * happens with the checkpoint locked. So no event is lost or taken twice, whoever works or dies.
 */
final class FollowerParking<E> {

    private static final int BATCH = 1_000;

    private final Follower<E> follower;
    private final TypedLog<E> log;
    private final EventStore store;
    private final ParkedStreams streams;
    private final FollowerTransactions transactions;
    private final FailureDiagnosis diagnosis;
    private final EventStoreSettings settings;
    private final Clock clock;
    private final Runnable afterCommit;
    private final ReentrantLock releasing = new ReentrantLock();

    FollowerParking(Follower<E> follower, TypedLog<E> log, EventStore store, ParkedStreams streams,
            FollowerTransactions transactions, FailureDiagnosis diagnosis, EventStoreSettings settings, Clock clock,
            Runnable afterCommit) {
        this.follower = follower;
        this.log = log;
        this.store = store;
        this.streams = streams;
        this.transactions = transactions;
        this.diagnosis = diagnosis;
        this.settings = settings;
        this.clock = clock;
        this.afterCommit = afterCommit;
    }

    String follower() {
        return follower.name();
    }

    String log() {
        return log.name();
    }

    List<ParkedStream> parked() {
        return streams.of(follower.name());
    }

    /** Those of the events that are not parked. In the follower's transaction. */
    List<StoredEvent> due(List<StoredEvent> events) {
        var parked = parked();
        if (parked.isEmpty()) {
            return events;
        }
        var places = parked.stream().collect(Collectors.toMap(ParkedStream::stream, ParkedStream::version));
        return events.stream()
                .filter(it -> it.version() < places.getOrDefault(it.stream(), Long.MAX_VALUE))
                .toList();
    }

    /** So many failures can hardly be the fault of so many events: then it is better to stand still. */
    boolean hasRoom() {
        return parked().stream().filter(it -> it.state() == State.FAILED).count() < settings.parkedStreamsAtMost();
    }

    /** Parks the stream of an event that keeps failing. In the follower's transaction. */
    void park(StoredEvent event, FailedAttempts failed) {
        streams.put(new ParkedStream(follower.name(), log.name(), event.stream(), event.version(), State.FAILED,
                failed.cause(), failed.attempts(), failed.first(), failed.last()));
    }

    /** Goes on with what was released before somebody died or the database was away; not with what is being released. */
    void resume() {
        if (releasing.tryLock()) {
            try {
                var released = parked().stream().filter(it -> it.state() == State.RELEASED).toList();
                if (!released.isEmpty() && !transactions.arePaused()) {
                    released.forEach(it -> release(it.stream()));
                }
            } finally {
                releasing.unlock();
            }
        }
    }

    Hold hold(StreamId stream, String reason) {
        return committed(checkpoint -> {
            if (streams.find(follower.name(), stream).isPresent()) {
                return Hold.PARKED_ALREADY;
            }
            var next = store.versionAt(stream, checkpoint) + 1;
            streams.put(ParkedStream.held(follower.name(), log.name(), stream, next, reason, clock.instant()));
            return Hold.HELD;
        });
    }

    Release skip(StreamId stream, long position, String reason, String actor) {
        var skipped = committed(checkpoint -> {
            var parked = streams.find(follower.name(), stream);
            var event = parked.flatMap(it -> waiting(it, checkpoint, 1).findFirst());
            event.filter(it -> it.position() == position)
                    .ifPresent(it -> skip(parked.orElseThrow(), it, reason, actor));
            return event.filter(it -> it.position() == position);
        });
        return skipped.isPresent() ? release(stream) : new Release.NotParked();
    }

    private void skip(ParkedStream parked, StoredEvent event, String reason, String actor) {
        streams.add(new SkippedEvent(follower.name(), log.name(), event.position(), event.stream(), event.version(),
                parked.cause(), parked.attempts(), reason, actor, clock.instant()));
        streams.put(parked.releasedFrom(event.version() + 1));
    }

    /**
     * Lets the events of a parked stream take effect: the first one alone, the others in batches, and one by one if a
     * batch fails.
     */
    Release release(StreamId stream) {
        releasing.lock();
        try {
            return releaseAlone(stream);
        } finally {
            releasing.unlock();
        }
    }

    private Release releaseAlone(StreamId stream) {
        var parked = streams.find(follower.name(), stream);
        if (parked.isEmpty()) {
            return new Release.NotParked();
        }
        var delivered = 0L;
        var limit = 1;
        var nextLimit = BATCH;
        while (parked.isPresent()) {
            var place = parked.get();
            try {
                delivered += deliver(place, limit);
                limit = nextLimit;
            } catch (RuntimeException | Error failed) { // an event may do whatever it likes
                if (diagnosis.of(failed) == Blame.SURROUNDINGS) {
                    throw failed;
                }
                if (limit == 1) {
                    return parkAgain(place, failed, delivered);
                }
                limit = 1;
                nextLimit = 1;
            }
            parked = streams.find(follower.name(), stream);
        }
        return new Release.Delivered(delivered);
    }

    /** One transaction. @return how many events took effect */
    private int deliver(ParkedStream place, int limit) {
        return committed(checkpoint -> {
            if (!isStillAt(place)) {
                return 0;
            }
            var due = waiting(place, checkpoint, limit).toList();
            if (!due.isEmpty()) {
                follower.handle(log.decoded(due));
            }
            if (due.size() < limit) {
                streams.remove(follower.name(), place.stream());
            } else {
                streams.put(place.releasedFrom(due.getLast().version() + 1));
            }
            return due.size();
        });
    }

    private Release parkAgain(ParkedStream place, Throwable failed, long delivered) {
        var cause = FailedAttempts.causeOf(failed);
        return committed(checkpoint -> {
            if (isStillAt(place)) {
                streams.put(place.failedAgain(cause, clock.instant()));
            }
            return waiting(place, checkpoint, 1).findFirst()
                    .<Release>map(event -> new Release.FailedAgain(delivered, event.position(), cause))
                    .orElseGet(Release.NotParked::new);
        });
    }

    /** Another process may have gone on with the stream. */
    private boolean isStillAt(ParkedStream place) {
        return streams.find(follower.name(), place.stream()).filter(it -> it.version() == place.version()).isPresent();
    }

    /** The events that the checkpoint has passed over. */
    private Stream<StoredEvent> waiting(ParkedStream place, long checkpoint, int limit) {
        return log.storedHistory(place.stream(), place.version() - 1, limit)
                .stream()
                .filter(it -> it.position() <= checkpoint);
    }

    /** The event that has to take effect next, if there is one yet. */
    Optional<StoredEvent> next(ParkedStream place) {
        return log.storedHistory(place.stream(), place.version() - 1, 1).stream().findFirst();
    }

    private <T> T committed(Function<Long, T> work) {
        var result = transactions.execute(checkpoint -> work.apply(checkpoint.position()));
        afterCommit.run();
        return result;
    }
}
