package bank.eventsourced.journal.adapter.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.apache.commons.csv.CSVFormat;
import org.springframework.stereotype.Component;

import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.application.JournalFiles;
import bank.eventsourced.money.Money;

/** Writes the journal as comma-separated values in UTF-8, with Commons CSV. Amounts and dates are for programs. */
@Component
class CsvJournalFiles implements JournalFiles {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final Object[] COLUMNS = {"position", "value_date", "recorded_at", "account", "version", "kind",
            "amount", "currency", "balance", "text", "counterparty", "command_id", "reverses"};

    @Override
    public JournalFile begin(Path file) {
        try {
            return new CsvFile(new UnfinishedFile(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed.getMessage(), failed);
        }
    }

    /** One file that is being written. */
    private static final class CsvFile implements JournalFile {

        private final UnfinishedFile file;

        CsvFile(UnfinishedFile file) throws IOException {
            this.file = file;
            FORMAT.printRecord(file.writer(), COLUMNS);
        }

        @Override
        public void write(JournalEntry entry) {
            try {
                FORMAT.printRecord(file.writer(), entry.position(), entry.valueDate(), entry.recordedAt(),
                        CsvText.harmless(entry.account().value()), entry.version(), entry.kind(),
                        entry.amount().map(Money::decimal).orElse(""), entry.balance().currency().getCurrencyCode(),
                        entry.balance().decimal(), CsvText.harmless(entry.text()),
                        CsvText.harmless(entry.counterparty()), entry.commandId(),
                        entry.reverses().map(String::valueOf).orElse(""));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void complete() {
            try {
                file.complete();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
