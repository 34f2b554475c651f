package bank.eventsourced.eventstore;

import java.util.UUID;

/** The identity of a stream: of one aggregate and its events. */
public record StreamId(UUID value) {

    /** The stream that belongs to a name, such as the account with this number; nothing needs to be looked up. */
    public static StreamId of(String streamType, String name) {
        return new StreamId(Ids.derived(streamType, name));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
