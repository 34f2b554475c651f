package bank.eventsourced.eventstore.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.eventstore.AggregateType;
import bank.eventsourced.eventstore.Change;
import bank.eventsourced.eventstore.CommandWriter.Submission;
import bank.eventsourced.eventstore.Decider.Decision;
import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.EventType;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.StreamId;

/** The smallest domain that shows the mechanism: purses that pence are put into and taken out of, never below nothing. */
final class Purses {

    static final LogDefinition<PurseEvent> LOG = new LogDefinition<>("purse",
            List.of(new EventType<>("purse.put-in", 1, PurseEvent.PutIn.class),
                    new EventType<>("purse.taken-out", 1, PurseEvent.TakenOut.class)),
            List.of(), List.of());

    static final AggregateType<PurseEvent, Purse> PURSE =
            new AggregateType<>(LOG, "purse", new Purse(0), Purse::apply, Purse.class, 1, purse -> purse.pence() + "p");

    static final String TOO_LITTLE = "There is too little in the purse.";

    private Purses() {}

    sealed interface PurseEvent {

        record PutIn(long pence) implements PurseEvent {}

        record TakenOut(long pence) implements PurseEvent {}
    }

    record Purse(long pence) {

        Purse apply(PurseEvent event) {
            return switch (event) {
                case PurseEvent.PutIn it -> new Purse(pence + it.pence());
                case PurseEvent.TakenOut it -> new Purse(pence - it.pence());
            };
        }
    }

    static StreamId purse(String name) {
        return PURSE.stream(name);
    }

    static Submission<PurseEvent, String> putIn(String name, long pence) {
        return putIn(Ids.timeOrdered(), name, pence);
    }

    static Submission<PurseEvent, String> putIn(UUID commandId, String name, long pence) {
        return new Submission<>(commandId, "put in " + name + " " + pence, states -> new Decision.Accepted<>(List.of(
                Change.of(PURSE, purse(name), states.load(PURSE, purse(name)), List.of(new PurseEvent.PutIn(pence)),
                        metadata(commandId)))));
    }

    static Submission<PurseEvent, String> takeOut(String name, long pence) {
        var commandId = Ids.timeOrdered();
        return new Submission<>(commandId, "take out " + name + " " + pence, states -> {
            var purse = states.load(PURSE, purse(name));
            return purse.state().pence() < pence ? new Decision.Refused<>(TOO_LITTLE)
                    : new Decision.Accepted<>(List.of(Change.of(PURSE, purse(name), purse,
                            List.of(new PurseEvent.TakenOut(pence)), metadata(commandId))));
        });
    }

    /** Does nothing if there is as much already. */
    static Submission<PurseEvent, String> fillUpTo(String name, long pence) {
        var commandId = Ids.timeOrdered();
        return new Submission<>(commandId, "fill up " + name + " " + pence, states -> {
            var purse = states.load(PURSE, purse(name));
            return purse.state().pence() >= pence ? new Decision.Accepted<>(List.of())
                    : new Decision.Accepted<>(List.of(Change.of(PURSE, purse(name), purse,
                            List.of(new PurseEvent.PutIn(pence - purse.state().pence())), metadata(commandId))));
        });
    }

    /** From one purse to another, or not at all. */
    static Submission<PurseEvent, String> move(String from, String to, long pence) {
        var commandId = Ids.timeOrdered();
        return new Submission<>(commandId, "move " + from + " " + to + " " + pence, states -> {
            var payer = states.load(PURSE, purse(from));
            var payee = states.load(PURSE, purse(to));
            if (payer.state().pence() < pence) {
                return new Decision.Refused<>(TOO_LITTLE);
            }
            var changes = new ArrayList<Change<PurseEvent, ?>>();
            changes.add(Change.of(PURSE, purse(from), payer, List.of(new PurseEvent.TakenOut(pence)),
                    metadata(commandId)));
            changes.add(Change.of(PURSE, purse(to), payee, List.of(new PurseEvent.PutIn(pence)),
                    metadata(commandId)));
            return new Decision.Accepted<>(changes);
        });
    }

    static EventMetadata metadata(UUID commandId) {
        return new EventMetadata(commandId, commandId, Optional.empty(), "test", Optional.empty());
    }
}
