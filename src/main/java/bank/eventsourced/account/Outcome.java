package bank.eventsourced.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What became of a command. */
public sealed interface Outcome {

    /**
     * It was carried out and is durable.
     *
     * @param changes  the events that it led to: two for a transfer, the payer's first; two for the reversal of one,
     *                 that of the account first that the command names
     * @param repeated whether an earlier submission of the same id carried it out
     */
    record Done(CommandId id, List<Recorded> changes, boolean repeated) implements Outcome {}

    /** The rules forbid it; nothing was recorded, and the id may be used again. */
    record Refused(CommandId id, Refusal reason) implements Outcome {}

    /** An event with its place in the log of accounts and in its account. */
    record Recorded(long position, long version, AccountEvent event, LocalDate valueDate, Instant recordedAt) {}
}
