package bank.eventsourced.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.EventStoreInspection.Backlog;

/** What every store of publications promises. */
public abstract class PublicationsContract {

    private final String follower = "follower-" + UUID.randomUUID();

    protected abstract Publications publications();

    /** Publishes a prompt as a commit does. */
    protected abstract void publish(String follower, long position);

    protected abstract TransactionOperations transaction();

    @AfterEach
    void leaveNothingBehind() {
        complete(publications().outstanding(follower, 100));
    }

    @Test
    void aPublicationIsOutstandingFromTheCommitOn() {
        var before = publications().outstanding();
        commit(1);
        commit(2);

        assertThat(publications().outstanding(follower, 10)).hasSize(2);
        assertThat(publications().outstanding(follower, 1)).hasSize(1);
        assertThat(publications().outstanding("nobody", 10)).isEmpty();
        assertThat(publications().outstanding()).isEqualTo(before + 2);
    }

    @Test
    void aRolledBackPublicationNeverWas() {
        transaction().executeWithoutResult(status -> {
            publish(follower, 1);
            status.setRollbackOnly();
        });
        assertThat(publications().outstanding(follower, 10)).isEmpty();
        complete(publications().published(follower, 1));
    }

    @Test
    void handsOverWhatThisProcessPublishedUpToAPositionOnce() {
        commit(1);
        commit(2);
        commit(3);

        var upToTwo = publications().published(follower, 2);
        assertThat(upToTwo).hasSize(2).isSubsetOf(publications().outstanding(follower, 10));
        assertThat(publications().published(follower, 2)).isEmpty();
        assertThat(publications().published(follower, 3)).hasSize(1).doesNotContainAnyElementsOf(upToTwo);
        assertThat(publications().outstanding(follower, 10)).hasSize(3);
    }

    @Test
    void completesInTheTransactionOfTheCaller() {
        commit(1);
        var outstanding = publications().outstanding(follower, 10);
        transaction().executeWithoutResult(status -> {
            publications().complete(outstanding);
            status.setRollbackOnly();
        });
        assertThat(publications().outstanding(follower, 10)).isEqualTo(outstanding);

        complete(outstanding);

        assertThat(publications().outstanding(follower, 10)).isEmpty();
    }

    @Test
    void ignoresTheCompletionOfWhatIsNotOutstanding() {
        commit(1);
        complete(List.of(UUID.randomUUID()));
        complete(List.of());
        assertThat(publications().outstanding(follower, 10)).hasSize(1);
    }

    @Test
    void theBacklogSaysHowManyAndSinceWhen() {
        assertThat(publications().backlog(follower)).isEqualTo(new Backlog(0, Optional.empty()));
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        commit(1);
        var oldest = publications().backlog(follower).oldest();
        commit(2);

        assertThat(oldest).hasValueSatisfying(it -> assertThat(it).isBetween(before, Instant.now()));
        assertThat(publications().backlog(follower)).isEqualTo(new Backlog(2, oldest));
    }

    private void commit(long position) {
        transaction().executeWithoutResult(status -> publish(follower, position));
    }

    private void complete(List<UUID> ids) {
        transaction().executeWithoutResult(status -> publications().complete(ids));
    }
}
