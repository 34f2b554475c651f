package bank.eventsourced.account;

/** Thrown when a value can mean nothing, such as an empty holder; the message is a sentence that says what to write. */
public final class InvalidInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 60;

    public InvalidInput(String sentence) {
        super(sentence);
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    static String requireText(String what, String text, int longest) {
        if (text.isBlank()) {
            throw new InvalidInput("The %s is missing. Write one.".formatted(what));
        }
        return requireShort(what, text, longest);
    }

    static String requireShort(String what, String text, int longest) {
        if (text.length() > longest) {
            throw new InvalidInput("The %s is too long: %d characters, at most %d are kept."
                    .formatted(what, text.length(), longest));
        }
        if (text.chars().anyMatch(character -> Character.isISOControl(character) && character != '\t')) {
            throw new InvalidInput(
                    "The %s has a control character or a line break in it. Write plain text.".formatted(what));
        }
        return text;
    }
}
