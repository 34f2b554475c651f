package bank.eventsourced.desktop.kit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

import bank.eventsourced.wording.Sentence;

/** Finds words for what went wrong. */
public final class Failure {

    private static final String OURS = "bank.eventsourced.";
    private static final int DEEPEST = 50;

    private Failure() {}

    /**
     * The most helpful sentence in a chain of causes: the innermost of this program's own, which is written for people;
     * else the innermost there is. People read it by {@link Language#sentence(Throwable)}.
     */
    public static Sentence explanation(Throwable failure) {
        var causes = Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(DEEPEST).toList().reversed();
        return Stream.concat(causes.stream().filter(it -> it.getClass().getName().startsWith(OURS)), causes.stream())
                .filter(it -> it.getMessage() != null && !it.getMessage().isBlank())
                .findFirst()
                .map(Sentence::saidBy)
                .orElseGet(() -> Sentence.verbatim(causes.getFirst().getClass().getSimpleName()));
    }

    /** Everything there is to know about a failure, for those who are asked for help. */
    public static String details(Throwable failure) {
        var written = new StringWriter();
        failure.printStackTrace(new PrintWriter(written));
        return written.toString();
    }
}
