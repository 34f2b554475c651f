package bank.eventsourced.eventstore.application;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.EventType;
import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.PersonalTexts;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StreamId;

/** Says how personal texts are protected, and destroys what opens them. */
@Service
class PersonalTextsService implements PersonalTexts {

    private static final int PAGE = 500;

    private final KeyRing keys;
    private final PersonKeys stored;
    private final SealedTexts texts;
    private final EventStore events;
    private final SnapshotStore snapshots;
    private final CommandRegister register;

    PersonalTextsService(KeyRing keys, PersonKeys stored, SealedTexts texts, EventStore events, SnapshotStore snapshots,
            CommandRegister register) {
        this.keys = keys;
        this.stored = stored;
        this.texts = texts;
        this.events = events;
        this.snapshots = snapshots;
        this.register = register;
    }

    @Override
    public Protection protection() {
        var count = stored.count();
        return new Protection(keys.kind(), count.keys(), count.destroyed());
    }

    @Override
    public long inPlainText(LogDefinition<?> log, Collection<StreamId> streams) {
        var personal = log.types().stream().collect(Collectors.toMap(EventType::name, EventType::personal));
        return streams.stream()
                .mapToLong(stream -> inPlainText(stream, type -> personal.getOrDefault(type, Set.of())))
                .sum();
    }

    private long inPlainText(StreamId stream, Function<String, Set<String>> personal) {
        var found = 0L;
        var version = 0L;
        for (var page = events.history(stream, version, PAGE); !page.isEmpty(); page =
                events.history(stream, version, PAGE)) {
            found += page.stream().filter(it -> isPlain(it, personal)).count();
            version = page.getLast().version();
        }
        return found;
    }

    private boolean isPlain(StoredEvent event, Function<String, Set<String>> personal) {
        return texts.hasPlainText(event.payload(), personal.apply(event.type()));
    }

    @Override
    public void forget(String person, Map<StreamId, Long> streams) {
        keys.destroy(person);
        streams.keySet().forEach(snapshots::delete);
        streams.forEach(register::forgetContents);
    }

    @Override
    public void onForgotten(Runnable observer) {
        keys.onForgotten(observer);
    }
}
