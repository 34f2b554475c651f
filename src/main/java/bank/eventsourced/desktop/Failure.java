package bank.eventsourced.desktop;

import java.util.stream.Stream;

/** Finds words for what went wrong. */
final class Failure {

    private static final String OURS = "bank.eventsourced.";
    private static final int DEEPEST = 50;

    private Failure() {}

    /**
     * The most helpful sentence in a chain of causes: the innermost of this program's own, which is written for people;
     * else the innermost there is.
     */
    static String sentence(Throwable failure) {
        var causes = Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(DEEPEST).toList().reversed();
        return Stream.concat(causes.stream().filter(it -> it.getClass().getName().startsWith(OURS)), causes.stream())
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .findFirst()
                .orElseGet(() -> causes.getFirst().getClass().getSimpleName());
    }
}
