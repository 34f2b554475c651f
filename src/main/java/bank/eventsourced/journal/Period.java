package bank.eventsourced.journal;

import java.time.LocalDate;

/** The days from the first to the last, both included. */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("A period cannot begin on %s and end on %s.".formatted(from, to));
        }
    }
}
