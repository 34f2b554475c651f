package bank.eventsourced.eventstore.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import bank.eventsourced.eventstore.EventType;
import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.TextValue;
import bank.eventsourced.eventstore.Upcaster;
import bank.eventsourced.eventstore.Upcaster.Form;
import bank.eventsourced.eventstore.application.EventCodec;
import bank.eventsourced.eventstore.application.EventCodec.Encoded;
import bank.eventsourced.eventstore.application.EventCodec.UnreadableEvent;
import bank.eventsourced.money.Money;

class JsonEventCodecTest {

    private sealed interface Event {}

    private record Sold(Label label, Money price, long pieces) implements Event {}

    private record Counted(long pieces) implements Event {}

    private record Unnamed() implements Event {}

    private record Label(String text) {}

    /**
     * Two releases ago it was called shop.bought, a release ago the price was called amount and had no currency. What was
     * returned counts as counted, as what was found does; a bundle was sold in two parts; greetings say nothing any more.
     */
    private final EventCodec<Event> codec = JsonCodecs.json()
            .of(new LogDefinition<Event>("shop",
                    List.of(new EventType<>("shop.sold", 3, Sold.class),
                            new EventType<>("shop.counted", 1, Counted.class)),
                    List.of(upcaster("shop.bought", 1, "shop.sold", 2, fields -> {
                        fields.put("label", fields.remove("name"));
                        return fields;
                    }), upcaster("shop.sold", 2, "shop.sold", 3, fields -> {
                        fields.put("price", fields.remove("amount") + " EUR");
                        return fields;
                    }), upcaster("shop.returned", 1, "shop.counted", 1, fields -> fields),
                            upcaster("shop.found", 1, "shop.counted", 1, fields -> fields),
                            upcaster("shop.greeted", 1, _ -> List.of()),
                            upcaster("shop.bundle-sold", 1,
                                    fields -> List.of(new Form("shop.sold", 2, fields),
                                            new Form("shop.counted", 1, Map.of("pieces", 1))))),
                    List.of(new TextValue<>(Label.class, Label::text, Label::new))));

    private final Sold tea = new Sold(new Label("tea"), Money.parse("2.50 EUR"), 3);

    @Test
    void writesValuesAsPlainText() {
        assertThat(codec.encode(tea)).isEqualTo(
                new Encoded("shop.sold", 3, "{\"label\":\"tea\",\"price\":\"2.50 EUR\",\"pieces\":3}"));
    }

    @Test
    void readsWhatItWrites() {
        var encoded = codec.encode(tea);
        assertThat(codec.decode(encoded.type(), encoded.schemaVersion(), encoded.payload())).containsExactly(tea);
    }

    @Test
    void liftsAnOlderVersionToTheNewestOne() {
        assertThat(codec.decode("shop.sold", 2, "{\"label\":\"tea\",\"amount\":\"2.50\",\"pieces\":3}"))
                .containsExactly(tea);
    }

    @Test
    void chainsUpcastersThroughRenamedFieldsAndTypes() {
        assertThat(codec.decode("shop.bought", 1, "{\"name\":\"tea\",\"amount\":\"2.50\",\"pieces\":3}"))
                .containsExactly(tea);
    }

    @Test
    void readsTwoTypesAsOne() {
        assertThat(codec.decode("shop.returned", 1, "{\"pieces\":3}")).containsExactly(new Counted(3));
        assertThat(codec.decode("shop.found", 1, "{\"pieces\":4}")).containsExactly(new Counted(4));
    }

    @Test
    void readsOneEventAsTwoOfWhichEachIsLiftedFurther() {
        assertThat(codec.decode("shop.bundle-sold", 1, "{\"label\":\"tea\",\"amount\":\"2.50\",\"pieces\":3}"))
                .containsExactly(tea, new Counted(1));
    }

    @Test
    void readsNothingWhereNothingMattersAnyMore() {
        assertThat(codec.decode("shop.greeted", 1, "{\"words\":\"hello\"}")).isEmpty();
    }

    @Test
    void saysThatItDoesNotKnowAType() {
        unreadable("shop.stolen", 1, "{}",
                "The shop log has an event of type shop.stolen, which this program does not know.");
    }

    @Test
    void saysThatAVersionIsNewerThanThisProgram() {
        unreadable("shop.sold", 4, "{}",
                "The shop log has an event shop.sold in schema version 4; this program knows version 3.");
    }

    @Test
    void saysThatAVersionIsOlderThanAnythingItCanRead() {
        unreadable("shop.sold", 1, "{}",
                "The shop log has an event shop.sold in schema version 1; this program knows version 3.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "null", "[]", "7", "{", "{}",
            "{\"label\":\"tea\",\"price\":\"2.50 EUR\"}",
            "{\"label\":\"tea\",\"price\":\"2.50 EUR\",\"pieces\":\"many\"}",
            "{\"label\":\"tea\",\"price\":\"2.505 EUR\",\"pieces\":3}",
            "{\"label\":\"tea\",\"price\":\"2.50 EUR\",\"pieces\":null}",
            "{\"label\":\"tea\",\"price\":null,\"pieces\":3}",
            "{\"label\":\"tea\",\"price\":{},\"pieces\":3}",
            "{\"label\":\"tea\",\"price\":\"2.50 EUR\",\"pieces\":3.5}",
            "{\"label\":\"tea\",\"price\":\"2.50 EUR\",\"pieces\":3} and more",
            "{\"label\":\"tea\",\"price\":\"2.50 EUR\",\"pieces\":3,\"colour\":\"green\"}"})
    void saysThatTheContentIsDamaged(String damaged) {
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> codec.decode("shop.sold", 3, damaged))
                .withMessageStartingWith("The content of an event shop.sold, schema version 3, is damaged:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "null", "[]", "{}", "{\"name\":\"tea\",\"amount\":\"much\",\"pieces\":3}",
            "{\"name\":\"tea\",\"amount\":\"2.50\",\"pieces\":\"many\"}"})
    void saysThatOlderContentIsDamaged(String damaged) {
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> codec.decode("shop.bought", 1, damaged))
                .withMessageStartingWith("The content of an event shop.bought, schema version 1, is damaged:");
    }

    @Test
    void writesOnlyWhatHasAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> codec.encode(new Unnamed()))
                .withMessageEndingWith("has no type name in the shop log");
    }

    @Test
    void readsTheStatesThatItWrites() {
        assertThat(codec.decodeState(Sold.class, codec.encodeState(tea))).isEqualTo(tea);
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> codec.decodeState(Sold.class, codec.encodeState(new Counted(1))))
                .withMessage("A snapshot cannot be read as Sold");
    }

    private void unreadable(String type, int version, String payload, String sentence) {
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> codec.decode(type, version, payload))
                .withMessage(sentence);
    }

    private static Upcaster upcaster(String type, int version, String newType, int newVersion,
            UnaryOperator<Map<String, Object>> change) {
        return upcaster(type, version,
                fields -> List.of(new Form(newType, newVersion, change.apply(new HashMap<>(fields)))));
    }

    private static Upcaster upcaster(String type, int version, Function<Map<String, Object>, List<Form>> change) {
        return new Upcaster() {

            @Override
            public String type() {
                return type;
            }

            @Override
            public int schemaVersion() {
                return version;
            }

            @Override
            public List<Form> upcast(Map<String, Object> fields) {
                return change.apply(fields);
            }
        };
    }
}
