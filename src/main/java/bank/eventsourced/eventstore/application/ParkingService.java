package bank.eventsourced.eventstore.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.Hold;
import bank.eventsourced.eventstore.ParkedStream;
import bank.eventsourced.eventstore.Parking;
import bank.eventsourced.eventstore.Release;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StreamId;

/** Finds the follower that an operator means, and does with its parked streams what the operator wants. */
@Service
class ParkingService implements Parking {

    private final EventSourcingService mechanism;
    private final EventStore store;
    private final ParkedStreams streams;
    private final StreamNames names;

    ParkingService(EventSourcingService mechanism, EventStore store, ParkedStreams streams, StreamNames names) {
        this.mechanism = mechanism;
        this.store = store;
        this.streams = streams;
        this.names = names;
    }

    @Override
    public List<Parked> parked() {
        var parked = new ArrayList<Parked>();
        for (var parking : mechanism.parkings()) {
            parking.parked().forEach(it -> parked.add(parked(it, parking.next(it))));
        }
        parked.sort(
                Comparator.comparing((Parked it) -> it.stream().since()).thenComparing(it -> it.position().orElse(0L)));
        return parked;
    }

    private Parked parked(ParkedStream place, Optional<StoredEvent> next) {
        return new Parked(place, name(place.stream()), next.map(StoredEvent::position),
                Math.max(0, store.version(place.stream()) - place.version()));
    }

    private String name(StreamId stream) {
        return store.history(stream, 0, 1)
                .stream()
                .findFirst()
                .map(first -> names.name(first.streamType(), stream))
                .orElseGet(stream::toString);
    }

    @Override
    public List<Skipped> skipped(int limit) {
        return streams.skipped(limit)
                .stream()
                .map(it -> new Skipped(it, name(it.stream())))
                .toList();
    }

    @Override
    public Release retry(String follower, StreamId stream) {
        return parkingOf(follower).map(it -> it.release(stream)).orElseGet(Release.NotParked::new);
    }

    @Override
    public Release skip(String follower, StreamId stream, long position, String reason, String actor) {
        return parkingOf(follower).map(it -> it.skip(stream, position, reason, actor))
                .orElseGet(Release.NotParked::new);
    }

    @Override
    public Hold hold(String follower, String name, String reason) {
        return parkingOf(follower).flatMap(parking -> names.named(parking.log(), name)
                .stream()
                .findFirst()
                .map(stream -> parking.hold(stream, reason))).orElse(Hold.UNKNOWN);
    }

    private Optional<FollowerParking<?>> parkingOf(String follower) {
        return mechanism.parkings().stream().filter(it -> it.follower().equals(follower)).findFirst();
    }
}
