package bank.eventsourced.eventstore.application;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import bank.eventsourced.eventstore.AggregateType;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.EventType;
import bank.eventsourced.eventstore.Follower;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StoredEvents.Today;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.Upcaster;
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
import bank.eventsourced.eventstore.application.Purses.Purse;
import bank.eventsourced.eventstore.application.Purses.PurseEvent;
import bank.eventsourced.eventstore.application.Purses.PurseEvent.PutIn;
import bank.eventsourced.eventstore.application.Purses.PurseEvent.TakenOut;
import bank.eventsourced.eventstore.domain.PendingEvent;

/** Events that releases of before have written, read by replay and followers alike. */
@Timeout(30)
class OlderFormsTest {

    /** Pence were found or given, which is the same today; an exchange is told in two parts; counting tells nothing. */
    private static final LogDefinition<PurseEvent> LOG = new LogDefinition<>("purse",
            List.of(new EventType<>("purse.put-in", 2, PutIn.class),
                    new EventType<>("purse.taken-out", 1, TakenOut.class)),
            List.of(upcaster("purse.put-in", 1, it -> form("purse.put-in", 2, field(it, "pennies"))),
                    upcaster("purse.found", 1, it -> form("purse.put-in", 1, field(it, "pennies"))),
                    upcaster("purse.exchanged", 1,
                            it -> List.of(new Upcaster.Form("purse.taken-out", 1, Map.of("pence", field(it, "out"))),
                                    new Upcaster.Form("purse.put-in", 1, Map.of("pennies", field(it, "in"))))),
                    upcaster("purse.counted", 1, _ -> List.of())),
            List.of());

    private static final AggregateType<PurseEvent, Purse> PURSE =
            new AggregateType<>(LOG, "purse", new Purse(0), Purse::apply, Purse.class, 1, purse -> purse.pence() + "p");

    private static final StreamId ADA = Purses.purse("ada");

    private static final EventStoreSettings SETTINGS = new EventStoreSettings(50, Map.of(), 10_000, 1, 20, 20, 5, 3, 0);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryEventStore store = new InMemoryEventStore(database);
    private final InMemoryPersonKeys keys = new InMemoryPersonKeys(database);
    private final SealedTexts texts = new SealedTexts(
            new KeyRing(new Vault(keys, RealCiphers.ciphers(), GivenSecrets.none(), database.transactions()), keys,
                    RealCiphers.ciphers(), () -> {}, Clock.systemUTC()),
            RealCiphers.ciphers(), JsonCodecs.fields(), SETTINGS);
    private final EventSourcingService service = new EventSourcingService(store, new InMemorySnapshotStore(database),
            new InMemoryCommandRegister(database), new InMemoryCheckpointStore(database),
            new InMemoryPublications(database), new InMemoryParkedStreams(database), new InMemoryFailureDiagnosis(),
            JsonCodecs.json(), texts, () -> {}, database.transactions(),
            SETTINGS, Clock.systemUTC());

    @BeforeEach
    void earlierReleasesHaveWritten() {
        var version = 0L;
        for (var event : List.of("found 1 {\"pennies\":5}", "counted 1 {}", "put-in 1 {\"pennies\":20}",
                "exchanged 1 {\"out\":10,\"in\":12}", "counted 1 {}", "counted 1 {}", "put-in 2 {\"pence\":1}")) {
            var parts = event.split(" ", 3);
            var pending = new PendingEvent(ADA, "purse", ++version, "purse." + parts[0], Integer.parseInt(parts[1]),
                    parts[2], Purses.metadata(Ids.timeOrdered()));
            database.transactions()
                    .executeWithoutResult(_ -> store.append("purse", List.of(pending), Clock.systemUTC().instant()));
        }
    }

    @Test
    void makeTheStateOfEveryVersion() {
        var purses = service.aggregates(PURSE);
        var pence = new ArrayList<Long>();
        for (long version = 1; version <= 7; version++) {
            assertThat(purses.load(ADA, version).version()).isEqualTo(version);
            assertThat(purses.rebuildFromEvents(ADA, version).state()).isEqualTo(purses.load(ADA, version));
            pence.add(purses.load(ADA, version).state().pence());
        }

        assertThat(pence).containsExactly(5L, 5L, 25L, 27L, 27L, 27L, 28L);
    }

    @Test
    void comeToFollowersAsTheyReadToday() throws InterruptedException {
        var taken = new ArrayList<RecordedEvent<PurseEvent>>();
        service.follow(LOG, new Follower<>() {

            @Override
            public String name() {
                return "collector";
            }

            @Override
            public void handle(List<RecordedEvent<PurseEvent>> events) {
                taken.addAll(events);
            }
        });
        service.start();
        service.stop();

        assertThat(taken).extracting(it -> it.position() + " " + it.event())
                .containsExactly("1 " + new PutIn(5), "3 " + new PutIn(20), "4 " + new TakenOut(10),
                        "4 " + new PutIn(12), "7 " + new PutIn(1));
        assertThat(service.followers()).singleElement().satisfies(it -> assertThat(it.behind()).isZero());
    }

    @Test
    void thatSayNothingAreNotTheEndOfALog() {
        var log = service.log(LOG);

        assertThat(log.read(4, 1)).extracting(RecordedEvent::position).containsExactly(7L);
        assertThat(log.history(ADA, 4, 2)).extracting(RecordedEvent::version).containsExactly(7L);
        assertThat(log.read(7, 1)).isEmpty();
    }

    @Test
    void areShownAsTheyReadToday() {
        service.log(LOG);
        var events = new StoredEventsService(service, store, new InMemoryCommandRegister(database),
                new StreamNames(service, store), texts);

        assertThat(today(events, 1)).isEqualTo("[purse.put-in 2 {\"pence\":5}]");
        assertThat(today(events, 2)).isEqualTo("[]");
        assertThat(today(events, 4)).isEqualTo("[purse.taken-out 1 {\"pence\":10}, purse.put-in 2 {\"pence\":12}]");
    }

    private static String today(StoredEventsService events, long position) {
        var event = events.find(new EventReference("purse", position)).orElseThrow();
        return ((Today.Legible) events.today(event)).forms()
                .stream()
                .map(it -> it.type() + " " + it.schemaVersion() + " " + it.payload())
                .toList()
                .toString();
    }

    private static Object field(Map<String, Object> fields, String name) {
        return requireNonNull(fields.get(name));
    }

    private static List<Upcaster.Form> form(String type, int schemaVersion, Object pence) {
        return List.of(new Upcaster.Form(type, schemaVersion,
                schemaVersion == 1 ? Map.of("pennies", pence) : Map.of("pence", pence)));
    }

    private static Upcaster upcaster(String type, int schemaVersion,
            Function<Map<String, Object>, List<Upcaster.Form>> change) {
        return new Upcaster() {

            @Override
            public String type() {
                return type;
            }

            @Override
            public int schemaVersion() {
                return schemaVersion;
            }

            @Override
            public List<Form> upcast(Map<String, Object> fields) {
                return change.apply(fields);
            }
        };
    }
}
