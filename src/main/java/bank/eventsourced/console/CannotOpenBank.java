package bank.eventsourced.console;

import bank.eventsourced.wording.Explained;
import bank.eventsourced.wording.Sentence;

/** Thrown by whoever opens the bank for the console, if it cannot be opened; the message is a sentence for people. */
public final class CannotOpenBank extends RuntimeException implements Explained {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient Sentence explanation;

    private CannotOpenBank(int exitCode, Sentence explanation, Throwable cause) {
        super(explanation.toString(), cause);
        this.exitCode = exitCode;
        this.explanation = explanation;
    }

    /** What the caller named is no bank, or a setting makes no sense: the console ends with exit code 2. */
    public static CannotOpenBank wrongInput(Sentence explanation, Throwable cause) {
        return new CannotOpenBank(ExitCode.WRONG_INPUT, explanation, cause);
    }

    /** The bank is there but cannot be used now: the console ends with exit code 3. */
    public static CannotOpenBank unavailable(Sentence explanation, Throwable cause) {
        return new CannotOpenBank(ExitCode.BROKEN, explanation, cause);
    }

    @Override
    public Sentence explanation() {
        return explanation;
    }

    int exitCode() {
        return exitCode;
    }
}
