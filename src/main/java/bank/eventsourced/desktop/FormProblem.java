package bank.eventsourced.desktop;

/**
 * What is wrong with a form, and where.
 *
 * @param sentence empty if nothing is wrong
 */
record FormProblem(Field field, String sentence) {

    static final FormProblem NONE = new FormProblem(Field.NONE, "");

    /** The fields of the forms. */
    enum Field {
        NONE, NUMBER, HOLDER, CURRENCY, LIMIT, AMOUNT, TEXT
    }
}
