package bank.eventsourced.console;

import java.io.PrintStream;
import java.util.stream.Stream;

/** A JSON array of any length: an element a line, printed as it comes. */
final class JsonArray {

    private static final int ELEMENTS_PER_LOOK = 1_000;

    private JsonArray() {}

    static void print(PrintStream out, Stream<?> elements) {
        out.print('[');
        var printed = 0L;
        for (var iterator = elements.iterator(); iterator.hasNext() && stillRead(out, printed); printed++) {
            out.print(printed == 0 ? "\n" : ",\n");
            out.print(Json.text(iterator.next()));
        }
        out.println(printed == 0 ? "]" : "\n]");
    }

    /** One element a line, without a bracket. */
    static void printLines(PrintStream out, Stream<?> elements) {
        var printed = 0L;
        for (var iterator = elements.iterator(); iterator.hasNext() && stillRead(out, printed); printed++) {
            out.println(Json.text(iterator.next()));
        }
    }

    private static boolean stillRead(PrintStream out, long printed) {
        return printed % ELEMENTS_PER_LOOK != ELEMENTS_PER_LOOK - 1 || !out.checkError();
    }
}
