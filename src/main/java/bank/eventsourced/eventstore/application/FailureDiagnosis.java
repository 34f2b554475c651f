package bank.eventsourced.eventstore.application;

/** Driven port: whether an event is to blame for a failure. Others need not wait for one that is; all wait for a database. */
@FunctionalInterface
public interface FailureDiagnosis {

    Blame of(Throwable failed);

    /** What a failure comes from. */
    enum Blame {

        /** From the event or what is done with it: the next one may do better. */
        EVENT,

        /** From the database, the disk or the memory: the next event would fail as well. */
        SURROUNDINGS
    }
}
