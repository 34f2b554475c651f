package bank.eventsourced.journal;

/** As what a statement can be written. */
public enum StatementFormat {

    /**
     * Comma-separated values in UTF-8: days as ISO writes them, amounts with a decimal point. Text that a spreadsheet
     * would take for a formula begins with an apostrophe.
     */
    CSV,

    /** Pages of A4 for people. */
    PDF
}
