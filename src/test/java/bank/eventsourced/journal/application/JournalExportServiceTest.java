package bank.eventsourced.journal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalSearch;
import bank.eventsourced.money.Money;

class JournalExportServiceTest {

    private static final int ENTRIES = 1_234;

    private final List<Long> written = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();
    private final JournalExportService exports = new JournalExportService(new Numbers(), file -> new WrittenFile());

    @Test
    void writesEverythingThatMatchesInOrderPageByPage() {
        assertThat(export(Long.MAX_VALUE)).isEqualTo(ENTRIES - 1);
        assertThat(written).hasSize(ENTRIES - 1).startsWith(1_234L, 1_233L).endsWith(2L, 1L).doesNotContain(700L);
        assertThat(progress).containsExactly(500L, 1_000L, 1_234L);
        assertThat(steps).containsExactly("completed", "closed");
    }

    @Test
    void isCalledOffBetweenPages() {
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> export(500));
        assertThat(written).hasSize(500);
        assertThat(steps).as("not completed").containsExactly("closed");
    }

    private long export(long enough) {
        return exports.export(JournalFilter.EVERYTHING, JournalOrder.NEWEST_FIRST, Path.of("journal.csv"),
                new JournalSearch.Monitor() {

                    @Override
                    public void progressed(long done, long of) {
                        assertThat(of).isEqualTo(ENTRIES);
                        progress.add(done);
                    }

                    @Override
                    public boolean cancelled() {
                        return written.size() >= enough;
                    }
                });
    }

    /** Entries 1 to 1,234, of which one was skipped. */
    private static final class Numbers implements JournalSearch {

        @Override
        public long[] positions(JournalFilter filter, JournalOrder order, int limit, Monitor monitor) {
            return LongStream.range(0, ENTRIES).map(it -> ENTRIES - it).toArray();
        }

        @Override
        public List<JournalEntry> at(long... positions) {
            return LongStream.of(positions).filter(it -> it != 700).mapToObj(Numbers::entry).toList();
        }

        private static JournalEntry entry(long position) {
            return new JournalEntry(position, new AccountNumber("1"), 1, Kind.OPENED, Optional.empty(),
                    Money.parse("0 EUR"), LocalDate.EPOCH, Instant.EPOCH, "", "", new UUID(0, position),
                    Optional.empty());
        }
    }

    private final class WrittenFile implements JournalFiles.JournalFile {

        @Override
        public void write(JournalEntry entry) {
            written.add(entry.position());
        }

        @Override
        public void complete() {
            steps.add("completed");
        }

        @Override
        public void close() {
            steps.add("closed");
        }
    }
}
