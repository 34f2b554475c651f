package bank.eventsourced.journal.application;

import java.util.stream.Stream;

import bank.eventsourced.journal.Statement;
import bank.eventsourced.journal.StatementLetter;
import bank.eventsourced.journal.StatementLine;

/**
 * A statement to be written.
 *
 * @param lines oldest first; to be read once, and not kept: there may be a million
 */
public record StatementDocument(Statement statement, StatementLetter letter, Stream<StatementLine> lines) {

    /** What people wrote about a line, or what kind of movement it is; of a reversal both. */
    public String text(StatementLine line) {
        var text = line.entry().text();
        if (!text.isBlank() && line.entry().reverses().isEmpty()) {
            return text;
        }
        var kind = letter.labels().kinds().apply(line.entry().kind());
        return text.isBlank() ? kind : kind + ": " + text;
    }
}
