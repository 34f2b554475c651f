package bank.eventsourced.account.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.account.PastImport;

/** Driven port: which imports there were. Writing needs a transaction of the caller's. */
public interface ImportRuns {

    /**
     * What is kept of an import.
     *
     * @param firstPosition after this position in the account log stands everything that it recorded
     * @param lastPosition  up to this position; the end of the log, if it is absent
     */
    record Run(PastImport past, long firstPosition, Optional<Long> lastPosition) {}

    /** Keeps an import that begins. */
    void add(Run run);

    /** Keeps how an import has ended, or what became of it since: all but where and when it began. */
    void update(Run run);

    Optional<Run> find(UUID id);

    /** Imports in the order of their ids, from the last one to the first, before an id if there is one. */
    List<PastImport> list(Optional<UUID> before, int limit);

    /** Whether anybody has ever begun to undo an import. */
    boolean anyUndone();
}
