package bank.eventsourced.console;

import java.util.ArrayList;
import java.util.List;

import bank.eventsourced.account.InvalidInput;

/**
 * Splits a line into words as a shell does: blanks separate; between single quotes everything is literal; between double
 * quotes a backslash protects a double quote or a backslash; elsewhere it protects any character; a word that begins
 * with {@code #} begins a comment.
 */
final class Words {

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int next;

    private Words(String line) {
        this.line = line;
    }

    /** @throws InvalidInput if a quotation mark is not closed, or the line ends with a backslash */
    static List<String> of(String line) {
        return new Words(line).split();
    }

    private List<String> split() {
        while (next < line.length()) {
            var character = line.charAt(next++);
            if (character == '#' && !inWord) {
                break;
            }
            switch (character) {
                case '\'' -> quoted('\'');
                case '"' -> quoted('"');
                case '\\' -> append(protectedCharacter());
                default -> {
                    if (Character.isWhitespace(character)) {
                        endWord();
                    } else {
                        append(character);
                    }
                }
            }
        }
        endWord();
        return List.copyOf(words);
    }

    private void quoted(char mark) {
        inWord = true;
        while (next < line.length()) {
            var character = line.charAt(next++);
            if (character == mark) {
                return;
            }
            var protects = character == '\\' && mark == '"' && next < line.length()
                    && (line.charAt(next) == '"' || line.charAt(next) == '\\');
            word.append(protects ? line.charAt(next++) : character);
        }
        throw new InvalidInput("A quotation mark (%s) is not closed.", mark);
    }

    private char protectedCharacter() {
        if (next == line.length()) {
            throw new InvalidInput("The line ends with a backslash.");
        }
        return line.charAt(next++);
    }

    private void append(char character) {
        word.append(character);
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
