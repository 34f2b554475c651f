package bank.eventsourced.journal.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.money.Money;

class CsvJournalFilesTest {

    @TempDir
    private Path folder;

    private final CsvJournalFiles files = new CsvJournalFiles();

    @Test
    void writesAnEntryALineUnderTheNamesOfTheColumns() throws IOException {
        var file = folder.resolve("journal.csv");
        try (var written = files.begin(file)) {
            written.write(entry(Optional.of("20.5 EUR"), "-3.00 EUR", "Rent, \"May\"", "Babbage"));
            written.write(entry(Optional.empty(), "7 JPY", "Ada Lovelace", ""));
            written.complete();
        }
        assertThat(Files.readAllLines(file)).containsExactly(
                "position,value_date,recorded_at,account,version,kind,amount,currency,balance,text,counterparty,command_id,reverses",
                "17,2026-03-03,2026-03-04T10:00:00Z,4711,3,DEBITED,20.50,EUR,-3.00,\"Rent, \"\"May\"\"\",Babbage,00000000-0000-0007-0000-000000000001,5",
                "17,2026-03-03,2026-03-04T10:00:00Z,4711,3,DEBITED,,JPY,7,Ada Lovelace,,00000000-0000-0007-0000-000000000001,5");
    }

    @Test
    void noTextIsAFormula() throws IOException {
        var file = folder.resolve("journal.csv");
        try (var written = files.begin(file)) {
            for (var text : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'x", "a=b")) {
                written.write(entry(Optional.empty(), "0 EUR", text, "=cmd|' /C calc'!A0"));
            }
            written.complete();
        }
        assertThat(Files.readString(file)).contains(",'=1+1,", ",'+1,", ",'-1,", ",'@SUM(A1),", ",'\tx,",
                ",\"'\rx\",", ",'x,", ",a=b,").doesNotContain(",=cmd");
    }

    @Test
    void whatIsNotCompleteLeavesNothingBehind() throws IOException {
        var file = Files.writeString(folder.resolve("journal.csv"), "what was there");
        try (var written = files.begin(file)) {
            written.write(entry(Optional.empty(), "0 EUR", "", ""));
        }
        assertThat(file).hasContent("what was there");
        assertThat(folder.toFile().list()).containsExactly("journal.csv");
    }

    @Test
    void saysThatAFileCannotBeWritten() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> files.begin(folder.resolve("nowhere/journal.csv")));
    }

    private static JournalEntry entry(Optional<String> amount, String balance, String text, String counterparty) {
        return new JournalEntry(17, new AccountNumber("4711"), 3, Kind.DEBITED, amount.map(Money::parse),
                Money.parse(balance), LocalDate.of(2026, 3, 3), Instant.parse("2026-03-04T10:00:00Z"), text,
                counterparty, new UUID(7, 1), Optional.of(5L));
    }
}
