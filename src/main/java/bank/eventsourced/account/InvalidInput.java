package bank.eventsourced.account;

import bank.eventsourced.wording.Explained;
import bank.eventsourced.wording.Sentence;

/** Thrown when a value can mean nothing, such as an empty holder; the message is a sentence that says what to write. */
public final class InvalidInput extends IllegalArgumentException implements Explained {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 60;

    private final transient Sentence explanation;

    public InvalidInput(String form, Object... values) {
        this(Sentence.of(form, values));
    }

    private InvalidInput(Sentence explanation) {
        super(explanation.toString());
        this.explanation = explanation;
    }

    @Override
    public Sentence explanation() {
        return explanation;
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    static String requireText(Sentence what, String text, int longest) {
        if (text.isBlank()) {
            throw new InvalidInput("The %s is missing. Write one.", what);
        }
        return requireShort(what, text, longest);
    }

    static String requireShort(Sentence what, String text, int longest) {
        if (text.length() > longest) {
            throw new InvalidInput("The %s is too long: %s characters, at most %s are kept.", what, text.length(),
                    longest);
        }
        if (text.chars().anyMatch(character -> Character.isISOControl(character) && character != '\t')) {
            throw new InvalidInput("The %s has a control character or a line break in it. Write plain text.", what);
        }
        return text;
    }
}
