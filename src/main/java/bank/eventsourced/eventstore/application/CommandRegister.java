package bank.eventsourced.eventstore.application;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import bank.eventsourced.eventstore.StreamId;

/** Driven port: which commands have been carried out. What makes a repeated command harmless. */
public interface CommandRegister {

    /**
     * Notes commands as carried out, in the caller's transaction.
     *
     * @throws bank.eventsourced.eventstore.ConcurrencyConflict if one of them is noted already
     */
    void add(List<CarriedOut> commands);

    /** Those of the commands that have been carried out, in no particular order. */
    List<CarriedOut> find(Collection<UUID> commandIds);

    /**
     * Forgets what tells the contents of the commands that have events on a stream before a version, in the caller's
     * transaction. Who gives one of them again is told that its id is taken.
     */
    void forgetContents(StreamId stream, long version);

    /**
     * A command that was carried out.
     *
     * @param fingerprint   derived from the command's content
     * @param firstPosition the position of its first event
     * @param events        the number of its events, which follow each other in the log
     */
    record CarriedOut(UUID commandId, String log, UUID fingerprint, long firstPosition, int events) {}
}
