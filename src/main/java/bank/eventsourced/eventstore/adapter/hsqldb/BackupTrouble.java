package bank.eventsourced.eventstore.adapter.hsqldb;

import bank.eventsourced.eventstore.BankFiles.Outcome;
import bank.eventsourced.eventstore.BankFiles.Problem;

/** Thrown where a backup cannot be made or used; the message is a sentence for people. Becomes an outcome at the port. */
final class BackupTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    BackupTrouble(Problem problem, String sentence) {
        super(sentence);
        this.problem = problem;
    }

    BackupTrouble(Problem problem, String sentence, Throwable cause) {
        super(sentence, cause);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    Outcome outcome() {
        return new Outcome.Failed(problem, sentence());
    }

    /** Thrown where the monitor wants the work to stop. */
    static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
