package bank.eventsourced.account.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.account.ImportLayout;
import bank.eventsourced.account.InvalidInput;

/** Driven port: reads tables of transactions from files. */
public interface TransactionFiles {

    /**
     * Opens a file and reads the names of its columns.
     *
     * @throws InvalidInput with a sentence, if it cannot be read as a table
     */
    TransactionFile open(Path file, ImportLayout layout);

    /** An open file, read row by row. For one thread. */
    interface TransactionFile extends AutoCloseable {

        /** The names of the columns, as the file states them. */
        List<String> columns();

        /**
         * The next row; empty at the end.
         *
         * @throws InvalidInput with a sentence, if the file cannot be read any further
         */
        Optional<RawRow> next();

        @Override
        void close();
    }

    /**
     * A row as it stands in the file.
     *
     * @param line on which it begins, from 1
     */
    record RawRow(long line, List<String> fields) {}
}
