package bank.eventsourced.account;

/** How a file is written: what stands between its fields, and how its letters are encoded. */
public record ImportLayout(Separator separator, Encoding encoding) {

    /** UTF-8; the separator is found out. */
    public static final ImportLayout DETECTED = new ImportLayout(Separator.DETECTED, Encoding.UTF_8);

    /** What stands between two fields. Detected: whichever of the others is met most often in the first line. */
    public enum Separator {
        DETECTED, COMMA, SEMICOLON, TAB
    }

    /** UTF-8 with or without a byte order mark; Windows-1252 reads ISO 8859-1, too. */
    public enum Encoding {
        UTF_8, WINDOWS_1252
    }
}
