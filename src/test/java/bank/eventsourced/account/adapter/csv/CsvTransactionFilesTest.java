package bank.eventsourced.account.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThatThrownBy(() -> new CsvTransactionFiles().open(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> new CsvTransactionFiles().open(folder.resolve("none.csv")))
                .hasMessageContaining("There is no file");
    }

    @Test
    void refusesOtherEncodings() throws IOException {
        var file = Files.write(folder.resolve("latin.csv"), "a,b\n1,ž\n".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> new CsvTransactionFiles().open(file)).isInstanceOf(InvalidInput.class);

        var latin = Files.write(folder.resolve("latin1.csv"), "a,b\n1,é\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> readFile(latin)).isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is not text in UTF-8");
    }

    private List<RawRow> read(String text) throws IOException {
        return readFile(Files.writeString(folder.resolve("test.csv"), text));
    }

    private static List<RawRow> readFile(Path path) {
        try (var file = new CsvTransactionFiles().open(path)) {
            var rows = new ArrayList<RawRow>();
            rows.add(new RawRow(1, file.columns()));
            for (var row = file.next(); row.isPresent(); row = file.next()) {
                rows.add(row.get());
            }
            return rows;
        }
    }
}
