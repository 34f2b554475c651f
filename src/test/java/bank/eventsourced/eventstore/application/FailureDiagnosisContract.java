package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

import bank.eventsourced.eventstore.application.FailureDiagnosis.Blame;

/** What every diagnosis promises. */
public abstract class FailureDiagnosisContract {

    protected abstract FailureDiagnosis diagnosis();

    @Test
    void anEventIsToBlameForWhatIsDoneWithIt() {
        assertThat(diagnosis().of(new IllegalArgumentException("no such currency"))).isEqualTo(Blame.EVENT);
        assertThat(diagnosis().of(new EventCodec.UnreadableEvent("damaged"))).isEqualTo(Blame.EVENT);
        assertThat(diagnosis().of(new StackOverflowError())).isEqualTo(Blame.EVENT);
    }

    @Test
    void noEventIsToBlameForTheDatabaseOrTheMemory() {
        assertThat(diagnosis().of(new TransactionSystemException("The disk is full"))).isEqualTo(Blame.SURROUNDINGS);
        assertThat(diagnosis().of(new CannotCreateTransactionException("No connection")))
                .isEqualTo(Blame.SURROUNDINGS);
        assertThat(diagnosis().of(new OutOfMemoryError())).isEqualTo(Blame.SURROUNDINGS);
    }
}
