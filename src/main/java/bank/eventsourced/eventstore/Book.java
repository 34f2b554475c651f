package bank.eventsourced.eventstore;

/** Of a read model there may be two for a while: both are written by the same code, and only the first one is read. */
public enum Book {

    /** The one that answers. */
    KEPT,

    /** The one that is being made from the log, to be compared with it. */
    REBUILT;

    /** The name of its table, where the one that answers has this name. */
    public String table(String kept) {
        return switch (this) {
            case KEPT -> kept;
            case REBUILT -> kept + "_rebuilt";
        };
    }
}
