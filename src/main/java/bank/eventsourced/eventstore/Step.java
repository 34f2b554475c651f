package bank.eventsourced.eventstore;

import java.util.List;

/** What became of the wish that a paused follower take one event. */
public sealed interface Step {

    /**
     * The event took effect; the checkpoint is at it.
     *
     * @param name    what the event's stream was named after, such as an account number
     * @param effects what has changed; nothing if the follower has no use for such an event
     */
    record Taken(StoredEvent event, String name, List<Effect> effects) implements Step {}

    /** The stream of the event is parked: the checkpoint is at the event, which waits there to be retried. */
    record Waits(StoredEvent event, String name) implements Step {}

    /**
     * The event failed. Nothing has changed.
     *
     * @param cause the first line is a sentence, more may follow
     */
    record Failed(long position, String cause) implements Step {}

    /** The follower has taken everything. */
    record NothingLeft() implements Step {}

    /** Only a paused follower takes single steps. */
    record NotPaused() implements Step {}

    /** There is no such follower. */
    record Unknown() implements Step {}
}
