package badbank.journal;

import jakarta.persistence.Embeddable;

/** An entity in the published language. */
@Embeddable
public record JournalRow(long position) {}
