package bank.eventsourced.money;

/** Thrown when a text is not an amount or not a currency; the message is a sentence that says what to write instead. */
public final class InvalidMoney extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidMoney(String sentence) {
        super(sentence);
    }
}
