package bank.eventsourced.journal.adapter.csv;

/** Text that somebody else wrote, on its way into a file that a spreadsheet may open. */
final class CsvText {

    /** A cell that begins with one of these is run as a formula. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private CsvText() {}

    /** The text; with an apostrophe before it, if a spreadsheet would take it for a formula. */
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
