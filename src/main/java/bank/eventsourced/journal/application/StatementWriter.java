package bank.eventsourced.journal.application;

import java.io.IOException;
import java.io.OutputStream;

import bank.eventsourced.journal.StatementFormat;

/** Driven port: writes statements in one format. */
public interface StatementWriter {

    StatementFormat format();

    /**
     * Writes to a stream, which it leaves open.
     *
     * @return the characters that it could not show, each once
     */
    String write(StatementDocument document, OutputStream out) throws IOException;
}
