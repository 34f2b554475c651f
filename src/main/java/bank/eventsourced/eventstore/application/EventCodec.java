package bank.eventsourced.eventstore.application;

import java.util.List;

import bank.eventsourced.eventstore.LogDefinition;

/** Driven port: events and states as text and back. */
public interface EventCodec<E> {

    Encoded encode(E event);

    /**
     * What a stored event says today: usually one event; none or several if an upcaster says so.
     *
     * @throws UnreadableEvent if the type is unknown, its version is newer than this program, or the text is damaged
     */
    List<E> decode(String type, int schemaVersion, String payload);

    String encodeState(Object state);

    /** @throws UnreadableEvent if the text does not fit the class */
    <S> S decodeState(Class<S> stateClass, String payload);

    /** An event's stable type name, schema version and JSON. */
    record Encoded(String type, int schemaVersion, String payload) {}

    /** Makes the codec of a log. */
    @FunctionalInterface
    interface Codecs {

        <E> EventCodec<E> of(LogDefinition<E> log);
    }

    /** Thrown when stored text cannot be read; the message says which and why. */
    final class UnreadableEvent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public UnreadableEvent(String message) {
            super(message);
        }

        public UnreadableEvent(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
