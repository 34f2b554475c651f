package bank.eventsourced.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * An event of an account as it is kept.
 *
 * @param version  its place in the account: 1, 2, 3 …
 * @param position its place in the log of accounts
 * @param content  what it says, if it can be read
 * @param form     how it is stored
 * @param hash     of the chain of the log up to this event, in hexadecimal digits
 */
public record PastEvent(AccountNumber account, long version, long position, Instant recordedAt, Content content,
        Form form, Metadata metadata, String hash) {

    /** What an event says. */
    public sealed interface Content {

        /** It can be read. */
        record Legible(AccountEvent event) implements Content {}

        /**
         * Its type is unknown to this program, or its content is damaged.
         *
         * @param why a sentence
         */
        record Illegible(String why) implements Content {}
    }

    /**
     * The stored form.
     *
     * @param type    the stable name of its type, such as {@code account.credited}
     * @param payload JSON, or what was once
     */
    public record Form(String type, int schemaVersion, String payload) {}

    /**
     * What is known about it beside what happened.
     *
     * @param causation the event that caused it, such as {@code account@17}, if an event did
     */
    public record Metadata(CommandId commandId, UUID correlationId, Optional<String> causation, String actor,
            Optional<LocalDate> valueDate) {}
}
