package bank.eventsourced.account.adapter.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Reads text that is to be a table: stops at binary data, and at a row that would not end, before it fills the memory. */
final class RowReader extends FilterReader {

    static final int LONGEST_ROW = 1_000_000;

    private int sinceRowEnded;

    RowReader(Reader text) {
        super(text);
    }

    /** There is a character that no text has. */
    static final class NoText extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** A row has more than {@link #LONGEST_ROW} characters. */
    static final class RowTooLong extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** A row has been read to its end. What was read ahead counts for it, not for the next one. */
    void rowEnds() {
        sinceRowEnded = 0;
    }

    @Override
    public int read() throws IOException {
        var character = super.read();
        if (character >= 0) {
            check((char) character);
            count(1);
        }
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        var read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            check(buffer[i]);
        }
        count(Math.max(0, read));
        return read;
    }

    private static void check(char character) throws NoText {
        if (character == 0) {
            throw new NoText();
        }
    }

    private void count(int read) throws RowTooLong {
        sinceRowEnded += read;
        if (sinceRowEnded > LONGEST_ROW) {
            throw new RowTooLong();
        }
    }
}
