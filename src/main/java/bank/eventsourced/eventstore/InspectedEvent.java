package bank.eventsourced.eventstore;

import java.util.List;

/**
 * An event for looking at: as it was stored, but with its personal texts opened, and what it says today if it can be read.
 *
 * @param <E> the events of its log
 */
public record InspectedEvent<E>(StoredEvent stored, Reading<E> reading) {

    /** What became of reading a stored event. */
    public sealed interface Reading<E> {

        /** It says this, in its newest schema version: usually one event, see {@link Upcaster}. */
        record Legible<E>(List<E> events) implements Reading<E> {

            /**
             * The event, for logs of which no event is told in parts.
             *
             * @throws IllegalStateException if there is not exactly one
             */
            public E only() {
                if (events.size() != 1) {
                    throw new IllegalStateException(
                            "This says %d events, not one: %s".formatted(events.size(), events));
                }
                return events.getFirst();
            }
        }

        /**
         * It cannot be read: its type is unknown here or its content is damaged.
         *
         * @param why a sentence
         */
        record Illegible<E>(String why) implements Reading<E> {}
    }
}
