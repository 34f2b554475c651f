package bank.eventsourced.money;

import bank.eventsourced.wording.Explained;
import bank.eventsourced.wording.Sentence;

/** Thrown when a text is not an amount or not a currency; the message is a sentence that says what to write instead. */
public final class InvalidMoney extends IllegalArgumentException implements Explained {

    private static final long serialVersionUID = 1L;

    private final transient Sentence explanation;

    InvalidMoney(String form, Object... values) {
        this(Sentence.of(form, values));
    }

    private InvalidMoney(Sentence explanation) {
        super(explanation.toString());
        this.explanation = explanation;
    }

    @Override
    public Sentence explanation() {
        return explanation;
    }
}
