package bank.eventsourced.operations.application;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.Effect;
import bank.eventsourced.eventstore.EventStoreInspection;
import bank.eventsourced.eventstore.FollowerStatus;
import bank.eventsourced.eventstore.Hold;
import bank.eventsourced.eventstore.ParkedStream;
import bank.eventsourced.eventstore.Parking;
import bank.eventsourced.eventstore.Release;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.operations.BankStatus.Failure;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.FollowerProgress;
import bank.eventsourced.operations.Holding;
import bank.eventsourced.operations.ParkedDelivery;
import bank.eventsourced.operations.ParkedDelivery.State;
import bank.eventsourced.operations.Pause;
import bank.eventsourced.operations.Pausing;
import bank.eventsourced.operations.Reason;
import bank.eventsourced.operations.Redelivery;
import bank.eventsourced.operations.SkippedDelivery;
import bank.eventsourced.operations.Step;

/** Says in the words of a bank what the mechanism calls parked streams, and passes on what somebody decides. */
@Service
class DeliveriesService implements Deliveries {

    private static final int LONGEST_ACTOR = 100;

    private final EventStoreInspection eventStore;
    private final Parking parking;
    private final bank.eventsourced.eventstore.Pausing pausing;

    DeliveriesService(EventStoreInspection eventStore, Parking parking,
            bank.eventsourced.eventstore.Pausing pausing) {
        this.eventStore = eventStore;
        this.parking = parking;
        this.pausing = pausing;
    }

    @Override
    public List<FollowerProgress> followers() {
        var parked = parking.parked();
        return eventStore.followers()
                .stream()
                .map(it -> progress(it,
                        parked.stream().filter(place -> place.stream().follower().equals(it.name())).count()))
                .toList();
    }

    private FollowerProgress progress(FollowerStatus status, long parked) {
        var outstanding = eventStore.outstandingPublications(status.name());
        var oldest = eventStore.recordedAt(status.log(), status.checkpoint() + 1).filter(it -> status.behind() > 0);
        return new FollowerProgress(status.name(), status.log(), status.checkpoint() + status.behind(),
                status.checkpoint(), status.behind(), oldest, outstanding.publications(), outstanding.oldest(), parked,
                status.failure().map(it -> new Failure(it.cause(), it.attempts(), it.position(), it.lastAttempt())),
                status.pause().map(it -> new Pause(it.since(), it.by(), it.reason())));
    }

    @Override
    public List<ParkedDelivery> parked() {
        return parking.parked().stream().map(DeliveriesService::delivery).toList();
    }

    private static ParkedDelivery delivery(Parking.Parked parked) {
        var place = parked.stream();
        return new ParkedDelivery(place.follower(), place.log(), place.stream().toString(), parked.name(),
                state(place.state()), parked.position(), place.version(), parked.waiting(), place.attempts(),
                place.since(), place.lastAttempt(), place.cause());
    }

    private static State state(ParkedStream.State state) {
        return switch (state) {
            case FAILED -> State.FAILED;
            case HELD -> State.HELD;
            case RELEASED -> State.RELEASED;
        };
    }

    @Override
    public List<SkippedDelivery> skipped(int limit) {
        return parking.skipped(limit).stream().map(DeliveriesService::skipped).toList();
    }

    private static SkippedDelivery skipped(Parking.Skipped skipped) {
        var event = skipped.event();
        return new SkippedDelivery(event.follower(), event.log(), skipped.name(), event.position(), event.version(),
                event.cause(), event.attempts(), event.reason(), event.actor(), event.skippedAt());
    }

    @Override
    public Redelivery retry(ParkedDelivery parked) {
        return redelivery(parking.retry(parked.follower(), stream(parked)));
    }

    @Override
    public Redelivery skip(ParkedDelivery parked, Reason reason, String actor) {
        return parked.position()
                .map(position -> redelivery(
                        parking.skip(parked.follower(), stream(parked), position, reason.text(), shortened(actor))))
                .orElseGet(Redelivery.NotParked::new);
    }

    private static String shortened(String actor) {
        return actor.substring(0, Math.min(actor.length(), LONGEST_ACTOR));
    }

    private static StreamId stream(ParkedDelivery parked) {
        return new StreamId(UUID.fromString(parked.stream()));
    }

    private static Redelivery redelivery(Release release) {
        return switch (release) {
            case Release.Delivered it -> new Redelivery.Delivered(it.events());
            case Release.FailedAgain it -> new Redelivery.FailedAgain(it.events(), it.position(), it.cause());
            case Release.NotParked _ -> new Redelivery.NotParked();
        };
    }

    @Override
    public Holding hold(String follower, String account, Reason reason) {
        return holding(parking.hold(follower, account, reason.text()));
    }

    private static Holding holding(Hold hold) {
        return switch (hold) {
            case HELD -> Holding.HELD;
            case PARKED_ALREADY -> Holding.PARKED_ALREADY;
            case UNKNOWN -> Holding.UNKNOWN;
        };
    }

    @Override
    public Pausing pause(String follower, Reason reason, String actor) {
        return result(pausing.pause(follower, reason.text(), shortened(actor)));
    }

    @Override
    public Pausing resume(String follower) {
        return result(pausing.resume(follower));
    }

    private static Pausing result(bank.eventsourced.eventstore.Pausing.Result result) {
        return switch (result) {
            case DONE -> Pausing.DONE;
            case ALREADY -> Pausing.ALREADY;
            case UNKNOWN -> Pausing.UNKNOWN;
        };
    }

    @Override
    public Step step(String follower) {
        return switch (pausing.step(follower)) {
            case bank.eventsourced.eventstore.Step.Taken it -> new Step.Taken(it.event().position(), it.event().type(),
                    it.name(), it.event().version(), it.effects().stream().map(DeliveriesService::effect).toList());
            case bank.eventsourced.eventstore.Step.Waits it ->
                new Step.Waits(it.event().position(), it.event().type(), it.name(), it.event().version());
            case bank.eventsourced.eventstore.Step.Failed it -> new Step.Failed(it.position(), it.cause());
            case bank.eventsourced.eventstore.Step.NothingLeft _ -> new Step.NothingLeft();
            case bank.eventsourced.eventstore.Step.NotPaused _ -> new Step.NotPaused();
            case bank.eventsourced.eventstore.Step.Unknown _ -> new Step.Unknown();
        };
    }

    private static Step.Effect effect(Effect it) {
        return new Step.Effect(it.what(), it.before(), it.after());
    }
}
