package bank.eventsourced.console;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.operations.LoggedEvents;

/** The program itself: without a command it opens the desktop. Holds what all commands have in common. */
@Command(name = "event-sourced-bank", synopsisHeading = "Usage: ", versionProvider = ProgramVersion.class, header = "A small bank in which the log of events is the truth. Without a command it opens the desktop.", footerHeading = "%n", footer = {
        "Exit codes: 0 done; 1 refused by the bank's rules; 2 wrong usage or input; 3 something broke.",
        "Settings can be given as --bank.NAME=VALUE, such as%n--bank.event-store.snapshot-every-events=10 or, for a bank on a server,%n--bank.url=jdbc:postgresql://HOST:PORT/DATABASE."})
final class BankCommand implements Callable<Integer> {

    private static final String DATA_DIRECTORY = "--bank.data-directory=";
    private static final String SERVER = "--bank.url=";
    private static final List<String> PLACES = List.of(DATA_DIRECTORY, SERVER, "--bank.user=");
    private static final Predicate<String> SECRET = Pattern
            .compile("--(bank|spring)\\.[a-z.]*pass-?(word|phrase)=.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
            .asMatchPredicate();
    private static final String CREATE = "--bank.create=";
    private static final String TO_BE_FILLED = "--bank.to-be-filled=true";
    private static final String RESTORE_FROM = "--bank.restore-from=";
    private static final Predicate<String> NAMES_BANK =
            Pattern.compile("--(bank\\.(data|url|restore)|spring\\.datasource).*", Pattern.DOTALL).asMatchPredicate();
    private static final String LOG_LEVEL = "--logging.level.root=";

    private final Console.Bank bank;
    private final Console.Desktop desktop;
    private final List<String> settings;
    private final Terminal terminal;

    @Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "The folder of the bank. By default a folder of yours. Only open, import, batch, sample, demo and restore begin a bank where there is none.")
    private Optional<String> data = Optional.empty();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answer in JSON, for scripts.")
    private boolean json;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "If something breaks, show where in the program.")
    private boolean debug;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // The parser sets and reads it.
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version of the program.")
    @SuppressWarnings("UnusedVariable") // The parser sets and reads it.
    private boolean version;

    BankCommand(Console.Bank bank, Console.Desktop desktop, List<String> settings, Terminal terminal) {
        this.bank = bank;
        this.desktop = desktop;
        this.settings = settings;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (json) {
            throw new InvalidInput("--json needs a command, such as: accounts --json");
        }
        var properties = properties(settings);
        return desktop.show(new Console.Asked(askedFolder(properties), isOnServer(properties)),
                place -> bank.open(at(place, properties)));
    }

    /** Opens a bank that is there, lets a command use it, and closes it properly. Begins none. */
    int withBank(ToIntFunction<OpenBank> command) {
        return use(properties(settings, CREATE + "false"), command);
    }

    /** As {@link #withBank}, but begins a bank where there is none: for commands that fill it. */
    int withNewBank(ToIntFunction<OpenBank> command) {
        return use(properties(settings), command);
    }

    /** As {@link #withBank}, but begins a bank with a backup. There must be none yet. */
    int withRestoredBank(Path backup, ToIntFunction<OpenBank> command) {
        return use(properties(settings, RESTORE_FROM + backup), command);
    }

    /** As {@link #withBank}, but opens an empty place, which becomes a bank if it is filled. */
    int withPlaceToFill(ToIntFunction<OpenBank> command) {
        return use(properties(settings, TO_BE_FILLED), command);
    }

    /** Opens the bank that the settings of a command name, whatever bank the user's environment names. */
    ConfigurableApplicationContext openScratchBank(List<String> settings) {
        return bank.open(properties(settings, SERVER, RESTORE_FROM));
    }

    /** @throws InvalidInput if there is a bank already where the settings of a command say */
    void requireEmpty(List<String> settings) {
        try (var bank = openScratchBank(settings)) {
            if (bank.getBean(LoggedEvents.class).head("account") > 0) {
                throw new InvalidInput("There is a bank already. Name a database that is empty.");
            }
        }
    }

    /** The settings of the user and of a command that has made a bank in a folder. */
    List<String> settingsFor(Path folder) {
        return with(DATA_DIRECTORY + folder);
    }

    /** The settings of the user and of a command that has been given a server for a bank of its own. */
    List<String> settingsFor(String server) {
        return with(SERVER + server);
    }

    private List<String> with(String place) {
        return Stream.concat(settings.stream(), Stream.of(place)).toList();
    }

    boolean namesBank() {
        return data.isPresent() || settings.stream().anyMatch(NAMES_BANK);
    }

    private int use(List<String> properties, ToIntFunction<OpenBank> command) {
        try (var context = bank.open(properties)) {
            var open = new OpenBank(context);
            try {
                var exitCode = command.applyAsInt(open);
                out().flush();
                return exitCode;
            } catch (RuntimeException failed) {
                throw open.operations().meaning(failed);
            }
        }
    }

    private static boolean isOnServer(List<String> properties) {
        return properties.stream().anyMatch(it -> it.startsWith(SERVER));
    }

    private static Optional<Path> askedFolder(List<String> properties) {
        return properties.stream()
                .filter(it -> it.startsWith(DATA_DIRECTORY))
                .map(it -> Path.of(it.substring(DATA_DIRECTORY.length())))
                .findFirst();
    }

    /** At a place, or where the properties say. */
    private static List<String> at(List<String> place, List<String> properties) {
        return place.isEmpty() ? properties
                : Stream.concat(properties.stream().filter(it -> PLACES.stream().noneMatch(it::startsWith)),
                        place.stream()).toList();
    }

    /** @param ours settings of the command, unless the user has given them */
    private List<String> properties(List<String> given, String... ours) {
        if (given.stream().anyMatch(SECRET)) {
            throw new InvalidInput("""
                    A password must not be an argument, where others can see it. Set it by the environment variable \
                    BANK_PASSWORD or in the file ~/.pgpass, a passphrase by BANK_PASSPHRASE, and change it.""");
        }
        if (isOnServer(given) && (data.isPresent() || given.stream().anyMatch(it -> it.startsWith(DATA_DIRECTORY)))) {
            throw new InvalidInput("A bank lies in a folder or on a server: give --data or --bank.url, not both.");
        }
        var properties = new ArrayList<>(given);
        for (var setting : ours) {
            var name = setting.substring(0, setting.indexOf('=') + 1);
            if (given.stream().noneMatch(it -> it.startsWith(name))) {
                properties.add(setting);
            }
        }
        data.ifPresent(folder -> {
            if (given.stream().anyMatch(it -> it.startsWith(DATA_DIRECTORY))) {
                throw new InvalidInput("The data folder was given twice, by --data and by --bank.data-directory.");
            }
            properties.add(DATA_DIRECTORY + requireFolder(folder));
        });
        if (!debug && given.stream().noneMatch(it -> it.startsWith(LOG_LEVEL))) {
            properties.add(LOG_LEVEL + "off");
        }
        return properties;
    }

    private static Path requireFolder(String folder) {
        if (folder.isBlank() || folder.startsWith("--")) {
            throw new InvalidInput("--data needs the name of a folder.");
        }
        try {
            var path = Path.of(folder).toAbsolutePath().normalize();
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new InvalidInput("%s is a file, not a bank. Name the folder of a bank, or a new one.", path);
            }
            return path;
        } catch (InvalidPathException impossible) {
            throw new InvalidInput("'%s' cannot be the name of a folder.", folder);
        }
    }

    boolean json() {
        return json;
    }

    boolean debug() {
        return debug;
    }

    Terminal terminal() {
        return terminal;
    }

    PrintStream out() {
        return terminal.out();
    }

    PrintStream err() {
        return terminal.err();
    }
}
