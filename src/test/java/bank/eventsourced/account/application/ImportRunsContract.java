package bank.eventsourced.account.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.account.PastImport;
import bank.eventsourced.account.PastImport.State;
import bank.eventsourced.account.application.ImportRuns.Run;
import bank.eventsourced.eventstore.Ids;

/** What every list of imports promises. Each test has imports of its own, later than those of the tests before. */
public abstract class ImportRunsContract {

    private static final Instant BEGINNING = Instant.parse("2026-03-03T10:00:00.123456Z");

    protected abstract ImportRuns runs();

    protected abstract TransactionOperations transaction();

    @Test
    void keepsHowAnImportBeganAndHowItEnded() {
        var begun = new Run(past(Ids.timeOrdered(), 7, 0, State.RECORDING), 41, Optional.empty());
        add(begun);
        assertThat(runs().find(begun.past().id())).contains(begun);

        var ended = new Run(past(begun.past().id(), 5, 2, State.STOPPED), 41, Optional.of(48L));
        transaction().executeWithoutResult(_ -> runs().update(ended));

        assertThat(runs().find(begun.past().id())).contains(ended);
        assertThat(runs().find(Ids.timeOrdered())).isEmpty();
    }

    @Test
    void listsTheLatestFirstInPages() {
        var first = add(State.RECORDED);
        var second = add(State.RECORDED);
        var third = add(State.RECORDED);

        assertThat(runs().list(Optional.empty(), 2)).containsExactly(third, second);
        assertThat(runs().list(Optional.of(second.id()), 1)).containsExactly(first);
    }

    @Test
    void knowsWhetherAnyImportWasEverUndone() {
        var run = new Run(add(State.RECORDED), 0, Optional.empty());
        for (var state : List.of(State.UNDOING, State.PARTLY_UNDONE, State.UNDONE)) {
            transaction().executeWithoutResult(_ -> runs().update(
                    new Run(past(run.past().id(), 1, 1, state), 0, Optional.empty())));
            assertThat(runs().anyUndone()).isTrue();
        }
    }

    @Test
    void forgetsWhatWasRolledBack() {
        var lost = new Run(past(Ids.timeOrdered(), 1, 1, State.RECORDING), 0, Optional.empty());
        transaction().executeWithoutResult(status -> {
            runs().add(lost);
            status.setRollbackOnly();
        });
        assertThat(runs().find(lost.past().id())).isEmpty();
    }

    @Test
    void writingNeedsATransactionOfTheCallers() {
        var run = new Run(past(Ids.timeOrdered(), 1, 1, State.RECORDING), 0, Optional.empty());

        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> runs().add(run));
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> runs().update(run));
    }

    private PastImport add(State state) {
        var past = past(Ids.timeOrdered(), 1, 1, state);
        add(new Run(past, 0, Optional.of(3L)));
        return past;
    }

    private void add(Run run) {
        transaction().executeWithoutResult(_ -> runs().add(run));
    }

    private static PastImport past(UUID id, long rows, long accounts, State state) {
        return new PastImport(id, "march.csv", "test", BEGINNING, rows, accounts, 0, state);
    }
}
