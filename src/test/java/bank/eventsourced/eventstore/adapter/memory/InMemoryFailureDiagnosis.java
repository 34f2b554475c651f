package bank.eventsourced.eventstore.adapter.memory;

import org.springframework.transaction.TransactionException;

import bank.eventsourced.eventstore.application.FailureDiagnosis;

/** Blames the surroundings for what a database in memory can suffer from: transactions that fail, and too little memory. */
public final class InMemoryFailureDiagnosis implements FailureDiagnosis {

    @Override
    public Blame of(Throwable failed) {
        return switch (failed) {
            case TransactionException _ -> Blame.SURROUNDINGS;
            case StackOverflowError _ -> Blame.EVENT;
            case VirtualMachineError _ -> Blame.SURROUNDINGS;
            default -> Blame.EVENT;
        };
    }
}
