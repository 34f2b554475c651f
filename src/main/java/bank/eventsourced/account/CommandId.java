package bank.eventsourced.account;

import java.time.LocalDate;
import java.util.UUID;

import bank.eventsourced.eventstore.Ids;

/** Names one command for ever: given twice, it has one effect. Made by whoever gives the command. */
public record CommandId(UUID value) {

    /** An id that was never used before. */
    public static CommandId fresh() {
        return new CommandId(Ids.timeOrdered());
    }

    /** The id that belongs to a name: the same process and name always give the same id. */
    public static CommandId derived(String process, String name) {
        return new CommandId(Ids.derived("command/" + process, name));
    }

    /** The same for a name that belongs to a day; the ids of one day are neighbours. */
    public static CommandId derived(String process, String name, LocalDate day) {
        return new CommandId(Ids.derived("command/" + process, name, day));
    }

    /** @throws InvalidInput if the text is no UUID */
    public static CommandId of(String text) {
        try {
            return new CommandId(UUID.fromString(text));
        } catch (IllegalArgumentException noUuid) {
            throw new InvalidInput("'%s' is not a command id. Write a UUID, or leave it out.",
                    InvalidInput.shortened(text));
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
