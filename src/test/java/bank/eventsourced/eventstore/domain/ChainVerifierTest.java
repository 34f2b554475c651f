package bank.eventsourced.eventstore.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import bank.eventsourced.eventstore.ChainFault;
import bank.eventsourced.eventstore.EventHash;
import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StreamId;

class ChainVerifierTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00.123456Z");
    private static final StreamId ADA = StreamId.of("purse", "ada");

    private final LogHead.Extension log = LogHead.ofEmpty("purse")
            .extend(List.of(pending(1), pending(2), pending(3), pending(4), pending(5)), NOW);

    @Test
    void findsNothingWrongInAWholeLog() {
        assertThat(verify(log.events())).isEmpty();
        assertThat(new ChainVerifier("purse").end(LogHead.ofEmpty("purse"))).isEmpty();
    }

    @Test
    void goesOnWhereTheHeadStands() {
        var more = log.head().extend(List.of(pending(6)), NOW.minusSeconds(60));
        assertThat(more.events()).singleElement().satisfies(event -> {
            assertThat(event.position()).isEqualTo(6);
            assertThat(event.recordedAt()).isEqualTo(NOW);
        });
        var all = new ArrayList<>(log.events());
        all.addAll(more.events());
        var verifier = new ChainVerifier("purse");
        assertThat(all).allSatisfy(event -> assertThat(verifier.next(event)).isEmpty());
        assertThat(verifier.end(more.head())).isEmpty();
    }

    static Stream<UnaryOperator<StoredEvent>> everyFieldChanged() {
        return Stream.of(event -> changed(event, "payload", "{\"pence\":300}"),
                event -> changed(event, "type", "purse.taken-out"), event -> changed(event, "streamType", "pursf"),
                event -> changed(event, "actor", "mallory"), event -> changed(event, "schemaVersion", 2),
                event -> changed(event, "version", 4L), event -> changed(event, "stream", StreamId.of("purse", "bob")),
                event -> changed(event, "commandId", new UUID(1, 2)),
                event -> changed(event, "correlationId", new UUID(1, 2)),
                event -> changed(event, "causation", new EventReference("purse", 1)),
                event -> changed(event, "valueDate", LocalDate.of(2026, 1, 1)),
                event -> changed(event, "recordedAt", NOW.plusNanos(1_000)),
                event -> changed(event, "hash", EventHash.beforeFirst()));
    }

    @ParameterizedTest
    @MethodSource
    void everyFieldChanged(UnaryOperator<StoredEvent> change) {
        var events = new ArrayList<>(log.events());
        events.set(2, change.apply(events.get(2)));
        assertThat(events).isNotEqualTo(log.events());
        assertThat(verify(events)).hasValueSatisfying(fault -> assertThat(fault)
                .startsWith("The event at position 3 of the purse log (")
                .endsWith("was changed after it was recorded."));
    }

    @Test
    void findsAnEventThatWasDeleted() {
        var events = new ArrayList<>(log.events());
        events.remove(2);
        assertThat(verify(events)).contains("Position 3 of the purse log is missing.");
    }

    @Test
    void namesThePositionAndTheKindOfAFault() {
        var without = new ArrayList<>(log.events());
        without.remove(2);
        var changed = new ArrayList<>(log.events());
        changed.set(3, changed(changed.get(3), "actor", "mallory"));

        assertThat(fault(without)).get()
                .extracting(ChainFault::position, ChainFault::kind)
                .containsExactly(3L, ChainFault.Kind.MISSING);
        assertThat(fault(changed)).get()
                .extracting(ChainFault::position, ChainFault::kind)
                .containsExactly(4L, ChainFault.Kind.CHANGED);
        assertThat(fault(log.events().subList(0, 2))).get()
                .extracting(ChainFault::position, ChainFault::kind)
                .containsExactly(2L, ChainFault.Kind.WRONG_END);
    }

    @Test
    void findsThatTheEndWasCutOff() {
        assertThat(verify(log.events().subList(0, 3)))
                .contains("The purse log ends at position 3 but its head states position 5.");
    }

    @Test
    void findsTwoEventsThatChangedPlaces() {
        var events = new ArrayList<>(log.events());
        events.set(1, at(2, log.events().get(2)));
        events.set(2, at(3, log.events().get(1)));
        assertThat(verify(events)).hasValueSatisfying(fault -> assertThat(fault).contains("position 2 "));
    }

    @Test
    void findsAnEventThatWasChangedTogetherWithItsHash() {
        var events = new ArrayList<>(log.events());
        var forged = changed(events.get(2), "payload", "{\"pence\":300}");
        events.set(2, changed(forged, "hash", HashChain.next(events.get(1).hash(), forged)));
        assertThat(verify(events)).hasValueSatisfying(fault -> assertThat(fault).contains("position 4 "));
    }

    @Test
    void movingACharacterFromOneFieldToTheNextChangesTheHash() {
        var event = log.events().getFirst();
        var moved = changed(changed(event, "type", event.type() + "1"), "streamType", "purs");
        assertThat(HashChain.next(EventHash.beforeFirst(), moved)).isNotEqualTo(event.hash());
    }

    /** The chain of logs that exist must be verifiable for ever: this hash never changes. */
    @Test
    void theHashOfAnEventIsFixedForEver() {
        assertThat(log.events().getFirst().hash()).hasToString(
                "c468ae013892e6f09d5c3576ed82b81ff7565115eae5c7fc36c6fcc9b5a7522b");
    }

    private Optional<String> verify(List<StoredEvent> events) {
        return fault(events).map(it -> it.sentence().toString());
    }

    private Optional<ChainFault> fault(List<StoredEvent> events) {
        var verifier = new ChainVerifier("purse");
        for (var event : events) {
            var fault = verifier.next(event);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return verifier.end(log.head());
    }

    private static PendingEvent pending(long version) {
        return new PendingEvent(ADA, "purse", version, "purse.put-in", 1, "{\"pence\":" + version + "}",
                new EventMetadata(new UUID(7, version), new UUID(8, 1), Optional.empty(), "Ada",
                        Optional.of(LocalDate.of(2026, 3, 3))));
    }

    private static StoredEvent at(long position, StoredEvent it) {
        return changed(it, "position", position);
    }

    private static StoredEvent changed(StoredEvent it, String field, Object value) {
        var metadata = it.metadata();
        return new StoredEvent(it.log(), field.equals("position") ? (long) value : it.position(),
                field.equals("stream") ? (StreamId) value : it.stream(),
                field.equals("streamType") ? (String) value : it.streamType(),
                field.equals("version") ? (long) value : it.version(),
                field.equals("type") ? (String) value : it.type(),
                field.equals("schemaVersion") ? (int) value : it.schemaVersion(),
                field.equals("payload") ? (String) value : it.payload(),
                new EventMetadata(field.equals("commandId") ? (UUID) value : metadata.commandId(),
                        field.equals("correlationId") ? (UUID) value : metadata.correlationId(),
                        field.equals("causation") ? Optional.of((EventReference) value) : metadata.causation(),
                        field.equals("actor") ? (String) value : metadata.actor(),
                        field.equals("valueDate") ? Optional.of((LocalDate) value) : metadata.valueDate()),
                field.equals("recordedAt") ? (Instant) value : it.recordedAt(),
                field.equals("hash") ? (EventHash) value : it.hash());
    }
}
