package bank.eventsourced.journal.application;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;

import org.springframework.stereotype.Service;

import bank.eventsourced.journal.FileNotWritten;
import bank.eventsourced.journal.JournalExport;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalSearch;
import bank.eventsourced.journal.JournalSearch.Monitor;

/** Looks up the positions once, and writes page by page. */
@Service
class JournalExportService implements JournalExport {

    private final JournalSearch search;
    private final JournalFiles files;

    JournalExportService(JournalSearch search, JournalFiles files) {
        this.search = search;
        this.files = files;
    }

    @Override
    public long export(JournalFilter filter, JournalOrder order, Path file, Monitor monitor) {
        var positions = search.positions(filter, order, JournalSearch.MOST_POSITIONS, silent(monitor));
        try (var written = files.begin(file)) {
            long entries = 0;
            for (int from = 0; from < positions.length; from += JournalSearch.LARGEST_PAGE) {
                var page = Arrays.copyOfRange(positions, from,
                        Math.min(positions.length, from + JournalSearch.LARGEST_PAGE));
                var found = search.at(page);
                found.forEach(written::write);
                entries += found.size();
                monitor.progressed(from + page.length, positions.length);
                if (monitor.cancelled()) {
                    throw new CancellationException("The export was called off.");
                }
            }
            written.complete();
            return entries;
        } catch (UncheckedIOException failed) {
            throw new FileNotWritten(file, Obstacle.of(Objects.requireNonNull(failed.getCause())), failed);
        }
    }

    /** While positions are looked up nothing is written yet: there is no progress to tell, but it can be called off. */
    private static Monitor silent(Monitor monitor) {
        return new Monitor() {

            @Override
            public void progressed(long done, long of) {}

            @Override
            public boolean cancelled() {
                return monitor.cancelled();
            }
        };
    }
}
