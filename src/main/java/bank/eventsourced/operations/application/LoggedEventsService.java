package bank.eventsourced.operations.application;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.ChainFault;
import bank.eventsourced.eventstore.EventHash;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.EventStoreInspection;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StoredEvents;
import bank.eventsourced.operations.Causation;
import bank.eventsourced.operations.Causation.Caused;
import bank.eventsourced.operations.EventPlace;
import bank.eventsourced.operations.EventQuery;
import bank.eventsourced.operations.LoggedEvent;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.StoredSize;

/** Shows the events of all logs under names that people know. */
@Service
class LoggedEventsService implements LoggedEvents {

    private static final long[] NONE = {};

    private final StoredEvents events;
    private final EventStoreInspection inspection;

    LoggedEventsService(StoredEvents events, EventStoreInspection inspection) {
        this.events = events;
        this.inspection = inspection;
    }

    @Override
    public List<String> logs() {
        return events.logs();
    }

    @Override
    public long head(String log) {
        return events.head(log);
    }

    @Override
    public List<String> types(String log) {
        return events.types(log);
    }

    @Override
    public long[] positions(EventQuery query, int limit, Monitor monitor) {
        return StoredQuery.of(query, events)
                .map(it -> events.positions(it, limit, new Watching(monitor)))
                .orElse(NONE);
    }

    @Override
    public List<LoggedEvent> at(String log, long[] positions) {
        return logged(events.at(log, positions));
    }

    @Override
    public Optional<LoggedEvent> find(EventPlace place) {
        return stored(place).map(this::logged);
    }

    @Override
    public Optional<Connected> connected(EventPlace place) {
        return stored(place)
                .map(event -> new Connected(logged(event), size(event), previousHash(event).toString(),
                        today(event), causation(origin(event))));
    }

    private StoredSize size(StoredEvent event) {
        var size = events.size(new EventReference(event.log(), event.position())).orElseThrow();
        return new StoredSize(size.stored(), size.unpacked());
    }

    private Today today(StoredEvent event) {
        return switch (events.today(event)) {
            case StoredEvents.Today.Illegible(var why) -> new Today.Unreadable(why);
            case StoredEvents.Today.Legible(var forms) when isAsStored(event, forms) -> new Today.AsStored();
            case StoredEvents.Today.Legible(var forms) -> new Today.Otherwise(
                    forms.stream().map(it -> new Form(it.type(), it.schemaVersion(), it.payload())).toList());
        };
    }

    private static boolean isAsStored(StoredEvent event, List<StoredEvents.Form> forms) {
        return forms.size() == 1 && forms.getFirst().type().equals(event.type())
                && forms.getFirst().schemaVersion() == event.schemaVersion();
    }

    /** The event with which the chain of causes began, as far as its events are there. */
    private StoredEvent origin(StoredEvent event) {
        var origin = event;
        for (var cause = cause(origin); cause.isPresent(); cause = cause(origin)) {
            origin = cause.get();
        }
        return origin;
    }

    private Optional<StoredEvent> cause(StoredEvent event) {
        return event.metadata().causation().flatMap(events::find);
    }

    private Causation causation(StoredEvent origin) {
        var ofCommand = ofCommand(origin);
        return new Causation(origin.metadata().commandId(), origin.metadata().correlationId(),
                origin.metadata().actor(), ofCommand.getFirst().recordedAt(),
                ofCommand.stream().map(this::withEffects).toList());
    }

    private Caused withEffects(StoredEvent event) {
        return new Caused(logged(event),
                events.causedBy(new EventReference(event.log(), event.position()))
                        .stream()
                        .map(this::withEffects)
                        .toList());
    }

    private EventHash previousHash(StoredEvent event) {
        return events.find(new EventReference(event.log(), event.position() - 1))
                .map(StoredEvent::hash)
                .orElseGet(EventHash::beforeFirst);
    }

    /** The events of an event's command in its log; itself, if no command is registered for it. */
    private List<StoredEvent> ofCommand(StoredEvent event) {
        var query = EventQuery.everything(event.log(), EventQuery.Order.OLDEST_FIRST)
                .ofCommand(event.metadata().commandId());
        var found = events.at(event.log(), positions(query, LARGEST_PAGE));
        return found.isEmpty() ? List.of(event) : found;
    }

    private Optional<StoredEvent> stored(EventPlace place) {
        return events.find(reference(place));
    }

    private static EventReference reference(EventPlace place) {
        return new EventReference(place.log(), place.position());
    }

    private List<LoggedEvent> logged(List<StoredEvent> stored) {
        return stored.stream().map(this::logged).toList();
    }

    private LoggedEvent logged(StoredEvent it) {
        var metadata = new LoggedEvent.Metadata(it.metadata().commandId(), it.metadata().correlationId(),
                it.metadata().causation().map(cause -> new EventPlace(cause.log(), cause.position())),
                it.metadata().actor(), it.metadata().valueDate(), it.recordedAt());
        return new LoggedEvent(new EventPlace(it.log(), it.position()), it.streamType(),
                events.name(it.streamType(), it.stream()), it.version(), it.type(), it.schemaVersion(), it.payload(),
                metadata, it.hash().toString());
    }

    @Override
    public ChainCheck verifyChain(String log, Monitor monitor) {
        var report = inspection.verifyChain(log, new Watching(monitor));
        return new ChainCheck(log, report.events(),
                report.fault().map(fault -> new Fault(fault.position(), kind(fault.kind()))));
    }

    private static Fault.Kind kind(ChainFault.Kind kind) {
        return switch (kind) {
            case MISSING -> Fault.Kind.MISSING;
            case CHANGED -> Fault.Kind.CHANGED;
            case WRONG_END -> Fault.Kind.WRONG_END;
            case BEYOND_END -> Fault.Kind.BEYOND_END;
        };
    }
}
