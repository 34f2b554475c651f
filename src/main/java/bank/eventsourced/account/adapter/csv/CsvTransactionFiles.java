package bank.eventsourced.account.adapter.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

import bank.eventsourced.account.ImportLayout;
import bank.eventsourced.account.ImportLayout.Encoding;
import bank.eventsourced.account.ImportLayout.Separator;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.application.TransactionFiles;
import bank.eventsourced.wording.Sentence;

/** Reads values separated by commas, semicolons or tabs, with Commons CSV. */
@Component
class CsvTransactionFiles implements TransactionFiles {

    private static final int LONGEST_HEADER = 10_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @Override
    public TransactionFile open(Path file, ImportLayout layout) {
        if (!Files.exists(file)) {
            throw new InvalidInput("There is no file %s. Check its name.", file);
        }
        if (Files.isDirectory(file)) {
            throw new InvalidInput("%s is a folder. Name a file of transactions.", file);
        }
        try {
            return new CsvFile(file, layout);
        } catch (IOException | UncheckedIOException failed) {
            throw unreadable(file, 1, failed);
        }
    }

    private static InvalidInput unreadable(Path file, long line, Exception failed) {
        var cause = failed instanceof UncheckedIOException && failed.getCause() != null ? failed.getCause() : failed;
        return switch (cause) {
            case NoSuchFileException _ -> new InvalidInput("There is no file %s. Check its name.", file);
            case AccessDeniedException _ -> new InvalidInput("You may not read %s. Change its permissions.", file);
            case CharacterCodingException _ -> new InvalidInput(
                    "%s is not text in UTF-8 (near line %s). Save it in UTF-8 and try again, or choose another encoding.",
                    file, line);
            case RowReader.NoText _ -> new InvalidInput(
                    "%s is no text file: it holds binary data (near line %s). Choose a table of values as text, such as CSV.",
                    file, line);
            case RowReader.RowTooLong _ -> new InvalidInput(
                    "%s cannot be read beyond line %s: the row there is longer than %s characters. Is a quotation mark not closed, or is it no table?",
                    file, line, RowReader.LONGEST_ROW);
            case CSVException broken -> new InvalidInput(
                    "%s cannot be read beyond line %s: a quotation mark is not closed or not where it may be (%s).",
                    file, line, Sentence.saidBy(broken));
            default -> new InvalidInput("%s cannot be read (near line %s): %s.", file, line, cause.toString());
        };
    }

    /** One open file. */
    private static final class CsvFile implements TransactionFile {

        private final Path file;
        private final RowReader reader;
        private final CSVParser parser;
        private final Iterator<CSVRecord> records;
        private final List<String> columns;
        private long linesRead;

        CsvFile(Path file, ImportLayout layout) throws IOException {
            this.file = file;
            var decoder = charset(layout.encoding()).newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            reader = new RowReader(new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder)));
            try {
                parser = CSVParser.builder().setReader(reader).setFormat(format(reader, layout.separator())).get();
                records = parser.iterator();
                columns = header();
            } catch (IOException | RuntimeException failed) {
                reader.close();
                throw failed;
            }
        }

        private static Charset charset(Encoding encoding) {
            return switch (encoding) {
                case UTF_8 -> StandardCharsets.UTF_8;
                case WINDOWS_1252 -> WINDOWS_1252;
            };
        }

        /** Skips a byte order mark, and looks into the first line for the separator if it is to be found out. */
        private static CSVFormat format(RowReader reader, Separator separator) throws IOException {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            reader.mark(LONGEST_HEADER);
            var beginning = new char[LONGEST_HEADER];
            var length = reader.read(beginning);
            reader.reset();
            var header = new String(beginning, 0, Math.max(0, length)).lines().findFirst().orElse("");
            return CSVFormat.RFC4180.builder()
                    .setDelimiter(delimiter(separator, header))
                    .setIgnoreEmptyLines(false)
                    .get();
        }

        private static char delimiter(Separator separator, String header) {
            return switch (separator) {
                case COMMA -> ',';
                case SEMICOLON -> ';';
                case TAB -> '\t';
                case DETECTED -> header.indexOf(',') >= 0 && count(header, ',') >= count(header, ';') ? ','
                        : header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
            };
        }

        private static long count(String text, char wanted) {
            return text.chars().filter(it -> it == wanted).count();
        }

        private List<String> header() {
            if (!records.hasNext()) {
                throw new InvalidInput("%s is empty. Its first line must name the columns.", file);
            }
            var names = records.next().toList();
            linesRead = parser.getCurrentLineNumber();
            reader.rowEnds();
            return names;
        }

        @Override
        public List<String> columns() {
            return columns;
        }

        @Override
        public Optional<RawRow> next() {
            try {
                while (records.hasNext()) {
                    var row = records.next();
                    var line = linesRead + 1;
                    linesRead = parser.getCurrentLineNumber();
                    reader.rowEnds();
                    if (row.size() > 1 || !row.get(0).isBlank()) {
                        return Optional.of(new RawRow(line, row.toList()));
                    }
                }
                return Optional.empty();
            } catch (UncheckedIOException | IllegalStateException failed) {
                throw unreadable(file, linesRead + 1, failed);
            }
        }

        @Override
        public void close() {
            try {
                parser.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
