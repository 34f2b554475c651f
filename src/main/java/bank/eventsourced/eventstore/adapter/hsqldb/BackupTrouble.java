package bank.eventsourced.eventstore.adapter.hsqldb;

import bank.eventsourced.eventstore.BankFiles.Outcome;
import bank.eventsourced.eventstore.BankFiles.Problem;
import bank.eventsourced.wording.Explained;
import bank.eventsourced.wording.Sentence;

/** Thrown where a backup cannot be made or used; the message is a sentence for people. Becomes an outcome at the port. */
final class BackupTrouble extends RuntimeException implements Explained {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Sentence explanation;

    BackupTrouble(Problem problem, Sentence explanation) {
        super(explanation.toString());
        this.problem = problem;
        this.explanation = explanation;
    }

    BackupTrouble(Problem problem, Sentence explanation, Throwable cause) {
        super(explanation.toString(), cause);
        this.problem = problem;
        this.explanation = explanation;
    }

    Problem problem() {
        return problem;
    }

    @Override
    public Sentence explanation() {
        return explanation;
    }

    Outcome outcome() {
        return new Outcome.Failed(problem, explanation.toString());
    }

    /** Thrown where the monitor wants the work to stop. */
    static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
