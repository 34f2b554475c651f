package bank.eventsourced.operations;

import java.util.List;

import bank.eventsourced.wording.Sentence;

/** What became of the wish that a paused follower take one event. */
public sealed interface Step {

    /**
     * The event took effect.
     *
     * @param type    of the event, such as {@code account.credited}
     * @param account its account's number
     * @param effects what has changed; nothing if the follower has no use for such an event
     */
    record Taken(long position, String type, String account, long version, List<Effect> effects) implements Step {}

    /** Deliveries of the account are parked or held: the event waits there, and the follower has passed over it. */
    record Waits(long position, String type, String account, long version) implements Step {}

    /**
     * The event failed; nothing has changed.
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

    /** Something that the follower keeps: a row or a figure, and what it was before and after the event. */
    record Effect(Sentence what, Sentence before, Sentence after) {}
}
