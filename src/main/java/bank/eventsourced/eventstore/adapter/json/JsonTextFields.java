package bank.eventsourced.eventstore.adapter.json;

import java.io.StringWriter;
import java.util.function.BinaryOperator;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

import bank.eventsourced.eventstore.application.TextFields;

/** The fields of a JSON object, not of objects inside. */
@Component
final class JsonTextFields implements TextFields {

    private final JsonMapper json = new JsonMapper();

    @Override
    public String replaced(String payload, BinaryOperator<String> replacement) {
        var replaced = new StringWriter(2 * payload.length());
        try (var from = json.createParser(payload); var to = json.createGenerator(replaced)) {
            if (from.nextToken() != JsonToken.START_OBJECT) {
                return payload;
            }
            to.writeStartObject();
            while (from.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = from.currentName();
                to.writeName(name);
                if (from.nextToken() == JsonToken.VALUE_STRING) {
                    to.writeString(replacement.apply(name, from.getString()));
                } else {
                    to.copyCurrentStructure(from);
                }
            }
            to.writeEndObject();
        } catch (JacksonException damaged) {
            return payload;
        }
        return replaced.toString();
    }

    @Override
    public String quoted(String text) {
        return json.writeValueAsString(text);
    }
}
