package bank.eventsourced.eventstore.application;

import java.util.function.BinaryOperator;

/** Driven port: the texts that are fields of a payload. */
public interface TextFields {

    /**
     * A payload with other texts in its fields.
     *
     * @param replacement takes the name of a field and its text, and gives its new one
     * @return the payload as it is if it is no object
     */
    String replaced(String payload, BinaryOperator<String> replacement);

    /** A text as the value of a field, as payloads have it. */
    String quoted(String text);
}
