package bank.eventsourced.eventstore.adapter.jpa;

import jakarta.persistence.PersistenceException;

import org.hibernate.exception.ConstraintViolationException;

import bank.eventsourced.eventstore.ConcurrencyConflict;

/** Tells a lost race, which a unique index has found, from a broken database. */
final class Conflicts {

    private Conflicts() {}

    static RuntimeException translated(PersistenceException failed, String whatHappened) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violated
                    && violated.getKind() == ConstraintViolationException.ConstraintKind.UNIQUE) {
                return new ConcurrencyConflict(whatHappened, failed);
            }
        }
        return failed;
    }
}
