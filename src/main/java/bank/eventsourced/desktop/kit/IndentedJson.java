package bank.eventsourced.desktop.kit;

/** JSON as people read it: a field a line. What is no JSON comes out as it went in, but for its spaces. */
public final class IndentedJson {

    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();
    private final String first;
    private int depth;

    private IndentedJson(String indent) {
        this.first = indent;
    }

    public static String of(String json) {
        return of(json, "");
    }

    /** @param indent stands before every line but the first */
    public static String of(String json, String indent) {
        var indented = new IndentedJson(indent);
        indented.read(json);
        return indented.out.toString();
    }

    /** A text as JSON writes it. */
    public static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(it -> {
            switch (it) {
                case '"', '\\' -> quoted.append('\\').append((char) it);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append((char) it);
            }
        });
        return quoted.append('"').toString();
    }

    private void read(String json) {
        for (int i = 0; i < json.length(); i++) {
            var c = json.charAt(i);
            switch (c) {
                case '"' -> i = string(json, i);
                case '{', '[' -> i = open(json, i);
                case '}', ']' -> {
                    depth = Math.max(0, depth - 1);
                    line();
                    out.append(c);
                }
                case ',' -> {
                    out.append(c);
                    line();
                }
                case ':' -> out.append(": ");
                case ' ', '\n', '\r', '\t' -> {}
                default -> out.append(c);
            }
        }
    }

    private int open(String json, int i) {
        var c = json.charAt(i);
        out.append(c);
        var next = i + 1;
        while (next < json.length() && Character.isWhitespace(json.charAt(next))) {
            next++;
        }
        if (next < json.length() && json.charAt(next) == (c == '{' ? '}' : ']')) {
            out.append(json.charAt(next));
            return next;
        }
        depth++;
        line();
        return i;
    }

    /** Copies a string and gives the index of its closing quote, or of the last character if it has none. */
    private int string(String json, int start) {
        var end = start + 1;
        while (end < json.length() && json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, json.length() - 1);
        out.append(json, start, end + 1);
        return end;
    }

    private void line() {
        out.append('\n').append(first).append(STEP.repeat(depth));
    }
}
