package bank.eventsourced.eventstore.adapter.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import bank.eventsourced.eventstore.EventType;
import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.TextValue;
import bank.eventsourced.eventstore.Upcaster;
import bank.eventsourced.eventstore.application.EventCodec;
import bank.eventsourced.money.InvalidMoney;
import bank.eventsourced.money.Money;

/** The codec of one log: its records as JSON objects, its value types and money as plain text. */
final class JsonEventCodec<E> implements EventCodec<E> {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final TextValue<Money> MONEY = new TextValue<>(Money.class, Money::toString, Money::parse);

    private final LogDefinition<E> log;
    private final Map<Class<?>, EventType<E>> byClass;
    private final Map<String, EventType<E>> byName;
    private final JsonMapper json;

    JsonEventCodec(LogDefinition<E> log) {
        this.log = log;
        this.byClass = log.types().stream().collect(Collectors.toMap(EventType::eventClass, Function.identity()));
        this.byName = log.types().stream().collect(Collectors.toMap(EventType::name, Function.identity()));
        var values = new SimpleModule(log.name());
        register(values, MONEY);
        log.textValues().forEach(value -> register(values, value));
        this.json = JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .addModule(values)
                .build();
    }

    @Override
    public Encoded encode(E event) {
        var type = byClass.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(
                    "%s has no type name in the %s log".formatted(event.getClass(), log.name()));
        }
        return new Encoded(type.name(), type.schemaVersion(), json.writeValueAsString(event));
    }

    @Override
    public List<E> decode(String typeName, int schemaVersion, String payload) {
        try {
            var type = byName.get(typeName);
            if (type != null && type.schemaVersion() == schemaVersion) {
                return List.of(present(json.readValue(payload, type.eventClass())));
            }
            return upcast(new Upcaster.Form(typeName, schemaVersion, present(json.readValue(payload, FIELDS))))
                    .toList();
        } catch (JacksonException | InvalidMoney | NullContent damaged) {
            throw new UnreadableEvent(
                    "The content of an event %s, schema version %d, is damaged: %s".formatted(typeName,
                            schemaVersion, why(damaged)),
                    damaged);
        }
    }

    /** Without the place in the source, which says nothing to people. */
    private static @Nullable String why(RuntimeException damaged) {
        return damaged instanceof JacksonException json ? json.getOriginalMessage() : damaged.getMessage();
    }

    private E decode(Upcaster.Form form) {
        var type = byName.get(form.type());
        if (type == null) {
            throw new UnreadableEvent("The %s log has an event of type %s, which this program does not know."
                    .formatted(log.name(), form.type()));
        }
        if (type.schemaVersion() != form.schemaVersion()) {
            throw new UnreadableEvent("The %s log has an event %s in schema version %d; this program knows version %d."
                    .formatted(log.name(), form.type(), form.schemaVersion(), type.schemaVersion()));
        }
        return json.convertValue(form.fields(), type.eventClass());
    }

    private Stream<E> upcast(Upcaster.Form form) {
        return upcasterOf(form).map(it -> it.upcast(form.fields()).stream().flatMap(this::upcast))
                .orElseGet(() -> Stream.of(decode(form)));
    }

    private Optional<Upcaster> upcasterOf(Upcaster.Form form) {
        return log.upcasters()
                .stream()
                .filter(it -> it.type().equals(form.type()) && it.schemaVersion() == form.schemaVersion())
                .findFirst();
    }

    @Override
    public String encodeState(Object state) {
        return json.writeValueAsString(state);
    }

    @Override
    public <S> S decodeState(Class<S> stateClass, String payload) {
        try {
            return present(json.readValue(payload, stateClass));
        } catch (JacksonException | InvalidMoney | NullContent unreadable) {
            throw new UnreadableEvent("A snapshot cannot be read as " + stateClass.getSimpleName(), unreadable);
        }
    }

    private static <T> T present(@Nullable T read) {
        if (read == null) {
            throw new NullContent();
        }
        return read;
    }

    private static <T> void register(SimpleModule module, TextValue<T> value) {
        module.addSerializer(value.type(), new StdSerializer<T>(value.type()) {

            @Override
            public void serialize(T object, JsonGenerator generator, SerializationContext context) {
                generator.writeString(value.write().apply(object));
            }
        });
        module.addDeserializer(value.type(), new StdDeserializer<T>(value.type()) {

            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                return value.read().apply(parser.getString());
            }
        });
    }

    /** JSON's null where there must be an object. */
    private static final class NullContent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NullContent() {
            super("it is null");
        }
    }
}
