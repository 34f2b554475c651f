package bank.eventsourced.eventstore;

/** Points to an event of any log; as text {@code log@position}, such as {@code account@17}. */
public record EventReference(String log, long position) {

    /** The inverse of {@link #toString()}. */
    public static EventReference of(String text) {
        var at = text.lastIndexOf('@');
        return new EventReference(text.substring(0, at), Long.parseLong(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return log + "@" + position;
    }
}
