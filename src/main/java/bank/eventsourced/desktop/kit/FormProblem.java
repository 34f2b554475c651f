package bank.eventsourced.desktop.kit;

/**
 * What is wrong with a form, and where.
 *
 * @param sentence empty if nothing is wrong
 */
public record FormProblem(Field field, String sentence) {

    public static final FormProblem NONE = new FormProblem(Field.NONE, "");

    /** The fields of the forms. */
    public enum Field {
        NONE, NUMBER, HOLDER, CURRENCY, LIMIT, AMOUNT, TEXT
    }
}
