package bank.eventsourced.account;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.wording.Sentence;

/**
 * A command as it is given: what, by whom, and under which id.
 *
 * @param correlationId   what belongs together, such as one import
 * @param valueDate       the day from which it counts; today if absent
 * @param expectedVersion the version of the account that the giver has seen; if the account has moved on, the command is
 *                        refused with {@link Refusal.ChangedMeanwhile}
 */
public record Instruction(CommandId id, AccountCommand command, String actor, UUID correlationId,
        Optional<LocalDate> valueDate, OptionalLong expectedVersion) {

    private static final int LONGEST_ACTOR = 100;
    private static final int LAST_YEAR = 9999;

    public Instruction {
        InvalidInput.requireText(Sentence.of("actor"), actor, LONGEST_ACTOR);
    }

    /** Counts from today, whatever the version of the account. */
    public static Instruction of(CommandId id, AccountCommand command, String actor) {
        return new Instruction(id, command, actor, Ids.timeOrdered(), Optional.empty(), OptionalLong.empty());
    }

    public Instruction withValueDate(Optional<LocalDate> date) {
        return new Instruction(id, command, actor, correlationId, date, expectedVersion);
    }

    public Instruction withCorrelation(UUID correlation) {
        return new Instruction(id, command, actor, correlation, valueDate, expectedVersion);
    }

    public Instruction withExpectedVersion(long version) {
        return new Instruction(id, command, actor, correlationId, valueDate, OptionalLong.of(version));
    }

    /**
     * Reads a value date such as {@code 2026-03-31}; years 1 to 9999.
     *
     * @throws InvalidInput if the text is no such date
     */
    public static LocalDate valueDate(String text) {
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() >= 1 && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeException noDate) {
            // Said below.
        }
        throw new InvalidInput("'%s' is not a date. Write for example 2026-03-31.", InvalidInput.shortened(text));
    }
}
