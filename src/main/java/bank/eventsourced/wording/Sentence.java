package bank.eventsourced.wording;

import java.util.List;

/**
 * A sentence for people that can be said in other languages, too: an English form and the values that it is filled with.
 * Whoever speaks another language looks up the form and fills in the same values.
 *
 * <p>Forms stand in the code as literals where sentences are made, never put together from parts: so a test finds each of
 * them and sees to it that it is translated. Immutable.
 *
 * @param form   English, with {@code %s} where a value stands
 * @param values as many as the form has places; they are written as {@code toString} writes them, or as the language
 *               does that the sentence is said in. A sentence in a sentence is translated as well
 */
public record Sentence(String form, List<Object> values) {

    public Sentence {
        values = List.copyOf(values);
    }

    public static Sentence of(String form, Object... values) {
        return new Sentence(form, List.of(values));
    }

    /** What is not ours to translate, such as the words of the database or of a person. */
    public static Sentence verbatim(String words) {
        return Sentence.of("%s", words);
    }

    /** What a failure says: its explanation if it has one, else its own words, or at least its name. */
    public static Sentence saidBy(Throwable failure) {
        var message = failure.getMessage();
        return failure instanceof Explained explained ? explained.explanation()
                : verbatim(message == null ? failure.getClass().getSimpleName() : message);
    }

    /** In English. */
    @Override
    public String toString() {
        return form.formatted(values.toArray());
    }
}
