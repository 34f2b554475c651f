package bank.eventsourced.operations;

/** Why somebody interferes with deliveries: 1 to 500 characters on one line. */
public record Reason(String text) {

    public static final int LONGEST = 500;

    /** @throws IllegalArgumentException if it says nothing or too much; the message is a sentence for people */
    public Reason {
        text = text.strip().replaceAll("\\p{Cntrl}+", " ");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("Say why.");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("A reason has at most %d characters.".formatted(LONGEST));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
