package bank.eventsourced.eventstore.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.Pause;
import bank.eventsourced.eventstore.Pausing;
import bank.eventsourced.eventstore.Step;

/** Finds the follower that an operator means, and does with it what the operator wants. */
@Service
class PausingService implements Pausing {

    private final EventSourcingService mechanism;
    private final StreamNames names;
    private final Clock clock;

    PausingService(EventSourcingService mechanism, StreamNames names, Clock clock) {
        this.mechanism = mechanism;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public Result pause(String follower, String reason, String by) {
        return change(follower, Optional.of(new Pause(clock.instant().truncatedTo(ChronoUnit.MICROS), by, reason)));
    }

    @Override
    public Result resume(String follower) {
        return change(follower, Optional.empty());
    }

    private Result change(String follower, Optional<Pause> pause) {
        return mechanism.worker(follower)
                .map(it -> it.pause(pause) ? Result.DONE : Result.ALREADY)
                .orElse(Result.UNKNOWN);
    }

    @Override
    public Step step(String follower) {
        return mechanism.worker(follower)
                .map(it -> it.step(event -> names.name(event.streamType(), event.stream())))
                .orElseGet(Step.Unknown::new);
    }
}
