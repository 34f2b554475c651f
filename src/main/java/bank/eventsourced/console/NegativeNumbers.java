package bank.eventsourced.console;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps {@code -5} from being taken for an option: what looks like a negative number is marked before the arguments are
 * parsed, and the mark is taken off wherever text leaves the parser.
 */
final class NegativeNumbers {

    private static final Pattern NEGATIVE = Pattern.compile("-[.,]?\\d.*");
    private static final String MARK = "\uE000";

    private NegativeNumbers() {}

    static List<String> mark(List<String> arguments) {
        return arguments.stream().map(it -> NEGATIVE.matcher(it).matches() ? MARK + it : it).toList();
    }

    static String unmark(String text) {
        return text.replace(MARK, "");
    }
}
