package bank.eventsourced.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** A file of transactions. */
final class ImportFile {

    private static final int ACCOUNTS = 4_500;
    private static final int DAYS = 9_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private ImportFile() {}

    /**
     * Writes rows, one of each account a day; no two files have one in common. Every account is opened by its first row,
     * and none is overdrawn: of three rows of an account one is a debit.
     *
     * @param first the number of the first row, over all files
     */
    static Path write(Path folder, int first, int rows) {
        var file = folder.resolve("transactions-%d.csv".formatted(first));
        try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            out.println("booked_on,account,direction,amount,currency,text");
            for (int row = first; row < first + rows; row++) {
                var turn = row / ACCOUNTS;
                out.println("%s,I%d,%s,%s,EUR,transaction %d".formatted(FIRST_DAY.plusDays(turn % DAYS),
                        row % ACCOUNTS, turn % 3 == 2 ? "debit" : "credit", "12.34", row));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return file;
    }
}
