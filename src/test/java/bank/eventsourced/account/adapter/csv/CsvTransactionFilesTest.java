package bank.eventsourced.account.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import bank.eventsourced.account.ImportLayout;
import bank.eventsourced.account.ImportLayout.Encoding;
import bank.eventsourced.account.ImportLayout.Separator;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.application.TransactionFiles.RawRow;

class CsvTransactionFilesTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void readsHeaderAndRowsWithTheirLines() throws IOException {
        var rows = read("a,b\n1,2\n\n\"x\ny\",\"say \"\"hi\"\"\"\r\n3,\n");

        assertThat(rows).containsExactly(new RawRow(1, List.of("a", "b")), new RawRow(2, List.of("1", "2")),
                new RawRow(4, List.of("x\ny", "say \"hi\"")), new RawRow(6, List.of("3", "")));
    }

    @Test
    void acceptsAByteOrderMarkAndSemicolons() throws IOException {
        assertThat(read("\uFEFFa;b\n1;2,5\n")).containsExactly(new RawRow(1, List.of("a", "b")),
                new RawRow(2, List.of("1", "2,5")));
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> read("")).isInstanceOf(InvalidInput.class).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("a,b\n\"1,2\n")).isInstanceOf(InvalidInput.class)
                .hasMessageContaining("quotation mark")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> new CsvTransactionFiles().open(folder, ImportLayout.DETECTED))
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> new CsvTransactionFiles().open(folder.resolve("none.csv"), ImportLayout.DETECTED))
                .hasMessageContaining("There is no file");
    }

    @Test
    void refusesOtherEncodings() throws IOException {
        var file = Files.write(folder.resolve("latin.csv"), "a,b\n1,ž\n".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> new CsvTransactionFiles().open(file, ImportLayout.DETECTED))
                .isInstanceOf(InvalidInput.class);

        var latin = Files.write(folder.resolve("latin1.csv"), "a,b\n1,é\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> readFile(latin)).isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is not text in UTF-8");
    }

    @Test
    void readsTabsAndWhateverSeparatorIsChosen() throws IOException {
        assertThat(readFile(write("a\tb,c\n1\t2,3\n"), new ImportLayout(Separator.TAB, Encoding.UTF_8)))
                .containsExactly(new RawRow(1, List.of("a", "b,c")), new RawRow(2, List.of("1", "2,3")));
        assertThat(read("date;a,b;c\n1;2,5;3\n")).as("whichever is met most often")
                .containsExactly(new RawRow(1, List.of("date", "a,b", "c")), new RawRow(2, List.of("1", "2,5", "3")));
        assertThat(read("a\tb\n1\t2\n")).contains(new RawRow(2, List.of("1", "2")));
    }

    @Test
    void readsWesternEuropeanLettersIfAskedTo() throws IOException {
        var file = Files.write(folder.resolve("western.csv"), "a,b\n€,é\n".getBytes(Charset.forName("windows-1252")));

        assertThat(readFile(file, new ImportLayout(Separator.DETECTED, Encoding.WINDOWS_1252)))
                .contains(new RawRow(2, List.of("€", "é")));
    }

    @Test
    void refusesRubbishBeforeItFillsTheMemory() throws IOException {
        assertThatThrownBy(() -> read("PK\u0003\u0004\u0000\u0000")).isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is no text file");
        assertThatThrownBy(() -> read("a,b\n" + "x".repeat(1_100_000) + ",y\n")).isInstanceOf(InvalidInput.class)
                .hasMessageContaining("beyond line 2")
                .hasMessageContaining("longer than 1000000 characters");
        assertThatThrownBy(() -> read("a,b\n1,\"2\n" + "3,4\n".repeat(300_000))).isInstanceOf(InvalidInput.class)
                .hasMessageContaining("quotation mark");
        assertThat(read("a,b\n" + "1,2\n".repeat(300_000))).as("many rows are not one long one").hasSize(300_001);
    }

    /** Whatever stands in a file, it is rows or a sentence. */
    @Test
    void rubbishIsRowsOrASentence() throws IOException {
        var random = new SplittableRandom(7);
        var whole = "booked_on;account;amount\n2026-03-31;4711;\"1,50\"\n2026-04-01;4712;\"=1+1\"\r\n"
                .getBytes(StandardCharsets.UTF_8);
        var sentences = 0;
        for (int i = 0; i < 2_000; i++) {
            var file = Files.write(folder.resolve("rubbish.csv"), spoilt(whole, random));
            try {
                assertThat(readFile(file)).isNotEmpty().allSatisfy(row -> assertThat(row.fields()).isNotEmpty());
            } catch (InvalidInput refused) {
                assertThat(refused.explanation().toString()).endsWith(".");
                sentences++;
            }
        }
        assertThat(sentences).isBetween(100, 1_900);
    }

    /** With some bytes changed, left out, doubled or put in that mean something to a reader of tables. */
    private static byte[] spoilt(byte[] whole, SplittableRandom random) {
        var bytes = new ByteArrayOutputStream();
        var odds = 5 + random.nextInt(60);
        for (var next : whole) {
            switch (random.nextInt(odds)) {
                case 0 -> bytes.write(random.nextInt(256));
                case 1 -> bytes.write("\"\n\r;,\t\u0000'\\".charAt(random.nextInt(9)));
                case 2 -> {
                    bytes.write(next);
                    bytes.write(next);
                }
                case 3 -> {}
                default -> bytes.write(next);
            }
        }
        return bytes.toByteArray();
    }

    private List<RawRow> read(String text) throws IOException {
        return readFile(write(text));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("test.csv"), text);
    }

    private static List<RawRow> readFile(Path path) {
        return readFile(path, ImportLayout.DETECTED);
    }

    private static List<RawRow> readFile(Path path, ImportLayout layout) {
        try (var file = new CsvTransactionFiles().open(path, layout)) {
            var rows = new ArrayList<RawRow>();
            rows.add(new RawRow(1, file.columns()));
            for (var row = file.next(); row.isPresent(); row = file.next()) {
                rows.add(row.get());
            }
            return rows;
        }
    }
}
