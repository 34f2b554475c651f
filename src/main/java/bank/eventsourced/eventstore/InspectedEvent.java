package bank.eventsourced.eventstore;

/**
 * An event for looking at: as it was stored, but with its personal texts opened, and what it says today if it can be read.
 *
 * @param <E> the events of its log
 */
public record InspectedEvent<E>(StoredEvent stored, Reading<E> reading) {

    /** What became of reading a stored event. */
    public sealed interface Reading<E> {

        /** It says this, in its newest schema version. */
        record Legible<E>(E event) implements Reading<E> {}

        /**
         * It cannot be read: its type is unknown here or its content is damaged.
         *
         * @param why a sentence
         */
        record Illegible<E>(String why) implements Reading<E> {}
    }
}
