package bank.eventsourced.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The one writer of a log in this process. It takes every command that waits, decides each on the states in memory,
 * appends all their events in one transaction and answers after the commit: what is acknowledged is durable.
 *
 * <p>Thread-safe. Commands are decided in the order in which they were submitted.
 *
 * @param <E> the events of the log
 * @param <R> the reasons for which a command can be refused
 */
public interface CommandWriter<E, R> {

    /** The number of commands that may wait. */
    int QUEUE_CAPACITY = 10_000;

    /**
     * Hands a command to the writer. Waits while the queue of {@link #QUEUE_CAPACITY} commands is full.
     *
     * @return completes after the commit, on the writer's thread; exceptionally if the command could not be carried out
     *         for a reason outside the rules, and then nothing of it was recorded
     */
    CompletableFuture<Answer<E, R>> submit(Submission<E, R> command);

    /** Starts a rehearsal: commands are decided one after the other, and nothing is recorded. */
    Rehearsal<E, R> rehearsal();

    /** Which of these commands, by their ids, have been carried out. */
    Set<UUID> carriedOut(Collection<UUID> commandIds);

    /**
     * A command on its way.
     *
     * @param commandId made by the caller; a second submission gets the first one's answer and has no effect
     * @param content   the whole content of the command in a form that never changes; the same id with another content
     *                  is {@link Answer.IdTaken}
     */
    record Submission<E, R>(UUID commandId, String content, Decider<E, R> decider) {}

    /** What became of a command. */
    sealed interface Answer<E, R> {

        /**
         * The command's events are in the log.
         *
         * @param repeated whether it was recorded by an earlier submission of the same command id
         */
        record Recorded<E, R>(List<RecordedEvent<E>> events, boolean repeated) implements Answer<E, R> {}

        /** The rules forbid the command; nothing was recorded and its id stays free. */
        record Refused<E, R>(R reason) implements Answer<E, R> {}

        /** The command id belongs to a command with other content; nothing was recorded. */
        record IdTaken<E, R>(UUID commandId) implements Answer<E, R> {}
    }

    /** Decides commands on what is recorded and on what it decided before. For one thread. */
    @FunctionalInterface
    interface Rehearsal<E, R> {

        /** What would become of the next commands, in their order. */
        List<Forecast<R>> next(List<Submission<E, R>> commands);
    }

    /** What would become of a command. */
    sealed interface Forecast<R> {

        /** It would be recorded. */
        record Recordable<R>() implements Forecast<R> {}

        /** It has been recorded already. */
        record Known<R>() implements Forecast<R> {}

        /** The rules would forbid it. */
        record Refused<R>(R reason) implements Forecast<R> {}

        /** Its id belongs to a command with other content. */
        record IdTaken<R>() implements Forecast<R> {}
    }
}
