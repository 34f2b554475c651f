package bank.eventsourced.operations;

import java.util.regex.Pattern;

/** Where an event stands: its log and its position, from 1. As text {@code log@position}. */
public record EventPlace(String log, long position) {

    private static final Pattern TEXT = Pattern.compile("(\\w+)@(\\d{1,18})");

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static EventPlace parse(String text) {
        var parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no place of an event. Write its log and its position, such as account@17."
                            .formatted(text));
        }
        return new EventPlace(parts.group(1), Long.parseLong(parts.group(2)));
    }

    @Override
    public String toString() {
        return log + "@" + position;
    }
}
