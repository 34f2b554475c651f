package bank.eventsourced.console;

/** Thrown by whoever opens the bank for the console, if it cannot be opened; the message is a sentence for people. */
public final class CannotOpenBank extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CannotOpenBank(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** What the caller named is no bank, or a setting makes no sense: the console ends with exit code 2. */
    public static CannotOpenBank wrongInput(String sentence, Throwable cause) {
        return new CannotOpenBank(ExitCode.WRONG_INPUT, sentence, cause);
    }

    /** The bank is there but cannot be used now: the console ends with exit code 3. */
    public static CannotOpenBank unavailable(String sentence, Throwable cause) {
        return new CannotOpenBank(ExitCode.BROKEN, sentence, cause);
    }

    int exitCode() {
        return exitCode;
    }
}
