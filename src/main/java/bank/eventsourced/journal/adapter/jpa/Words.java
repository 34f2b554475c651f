package bank.eventsourced.journal.adapter.jpa;

import java.util.Locale;
import java.util.stream.Stream;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

/** Words that are looked for anywhere in some columns, literally, upper and lower case alike. */
record Words(String pattern) {

    private static final char ESCAPE = '\\';

    static Words of(String text) {
        var literal = text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return new Words("%" + literal + "%");
    }

    Predicate in(CriteriaBuilder builder, Root<JournalEntryEntity> entry, String... columns) {
        return builder.or(Stream.of(columns)
                .map(column -> builder.like(builder.lower(entry.get(column)), pattern, ESCAPE))
                .toArray(Predicate[]::new));
    }
}
