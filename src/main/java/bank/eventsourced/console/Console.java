package bank.eventsourced.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The bank on the command line. Reads the arguments before anything is started: what makes no sense ends at once, and
 * without a command the desktop takes over.
 */
public final class Console {

    private static final Predicate<String> SETTING =
            Pattern.compile("--(bank|spring|logging)\\.[A-Za-z0-9.\\[\\]_-]+=.*", Pattern.DOTALL).asMatchPredicate();

    private Console() {}

    /** Opens the bank. */
    @FunctionalInterface
    public interface Bank {

        /**
         * @param properties of Spring, such as {@code --bank.data-directory=DIR}
         * @throws CannotOpenBank if the bank cannot be used
         */
        ConfigurableApplicationContext open(List<String> properties);
    }

    /**
     * Which bank was asked for.
     *
     * @param folder   its data folder, if one was named
     * @param onServer whether a server was named, so that no folder is meant
     */
    public record Asked(Optional<Path> folder, boolean onServer) {}

    /** What happens without a command. */
    @FunctionalInterface
    public interface Desktop {

        /**
         * @param asked where the bank is that was asked for
         * @param bank  opens the bank where some settings say, such as {@code --bank.data-directory=DIR}, or where it was
         *              asked for if there are none; throws {@link CannotOpenBank}
         * @return the exit code of the program
         */
        int show(Asked asked, Function<List<String>, ConfigurableApplicationContext> bank);
    }

    /**
     * Does what the arguments say, on the streams of this process.
     *
     * @return the exit code: 0 done, 1 refused by the bank's rules, 2 wrong usage or input, 3 something broke
     */
    public static int run(List<String> arguments, Bank bank, Desktop desktop) {
        return run(arguments, bank, desktop, Terminal.ofProcess());
    }

    static int run(List<String> arguments, Bank bank, Desktop desktop, Terminal terminal) {
        var settings = arguments.stream().filter(SETTING).toList();
        var words = arguments.stream().filter(SETTING.negate()).toList();
        var program = new BankCommand(bank, desktop, settings, terminal);
        try {
            return words.isEmpty() ? openDesktop(program)
                    : Commands.execute(program, words);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    /** Where no word is to be understood, there is no need for a parser: making one takes a fifth of a second. */
    private static int openDesktop(BankCommand program) {
        try {
            return program.call();
        } catch (RuntimeException failed) {
            return new Failures(program).explain(failed);
        }
    }

    /**
     * Shows the bank where there is no display: runs the sample, unless there are other accounts, and prints accounts,
     * ledger and journal on this process's standard output.
     *
     * @param reason a sentence that says why there is no desktop
     */
    public static void demonstrate(String reason, ApplicationContext bank) {
        demonstrate(reason, bank, Terminal.ofProcess());
    }

    static void demonstrate(String reason, ApplicationContext bank, Terminal terminal) {
        terminal.out().println(reason);
        new Demonstration(new OpenBank(bank), terminal.out()).show();
        terminal.out().flush();
    }
}
