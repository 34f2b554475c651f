package bank.eventsourced.console;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.benchmark.Figure;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.operations.EventPlace;
import bank.eventsourced.operations.Reason;

/** The command line as a whole: which commands there are, and how words become values. */
final class Commands {

    private Commands() {}

    /**
     * Does what these words say, of which there is at least one. If they begin with a command, only that one is known: to
     * look at all of them takes a third of a second. After a word that should be a command and is none, no other word is
     * taken for one, so that the one that was meant can be suggested.
     *
     * @return the exit code
     */
    static int execute(BankCommand program, List<String> words) {
        var parser = new CommandLine(program);
        var options = options(words, parser.getCommandSpec());
        var rest = words.subList(options, words.size());
        var commands = all(program);
        var named = commands.stream().filter(it -> rest.indexOf(name(it)) == 0).toList();
        (named.isEmpty() ? commands : named).forEach(parser::addSubcommand);
        var understood = Stream.concat(words.stream().limit(options),
                rest.stream().filter(it -> !named.isEmpty() || !parser.getSubcommands().containsKey(it)));
        var failures = new Failures(program);
        return converting(parser)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setOut(new PrintWriter(program.out(), true, program.out().charset()))
                .setErr(new PrintWriter(program.err(), true, program.err().charset()))
                .execute(NegativeNumbers.mark(understood.toList()).toArray(String[]::new));
    }

    private static List<Object> all(BankCommand program) {
        return List.of(new SampleCommand(program), new DemoCommand(program), new OpenCommand(program),
                new DepositCommand(program), new WithdrawCommand(program), new TransferCommand(program),
                new ReverseCommand(program), new FreezeCommand(program), new UnfreezeCommand(program),
                new LimitCommand(program), new CloseCommand(program), new ForgetCommand(program),
                new AccountsCommand(program),
                new AccountCommand(program), new LedgerCommand(program), new JournalCommand(program),
                new ImportCommand(program), new ImportsCommand(program), new UndoImportCommand(program),
                new ExportCommand(program),
                new BatchCommand(program), new EventCommand(program),
                new SnapshotsCommand(program), new VerifyCommand(program), new StatusCommand(program),
                new RetryCommand(program), new SkipCommand(program), new HoldCommand(program),
                new FollowersCommand(program), new PauseCommand(program), new ResumeCommand(program),
                new StepCommand(program), new RebuildCommand(program), new BackupCommand(program),
                new RestoreCommand(program), new CopyCommand(program),
                new TortureCommand(program), new BenchmarkCommand(program));
    }

    private static String name(Object command) {
        return command.getClass().getAnnotation(CommandLine.Command.class).name();
    }

    /** How many words at the beginning are options of the program or the value of one. */
    private static int options(List<String> words, CommandSpec program) {
        var count = 0;
        while (count < words.size() && words.get(count).startsWith("-")) {
            var option = program.findOption(words.get(count));
            count += option == null ? 1 : 1 + option.arity().max();
        }
        return Math.min(count, words.size());
    }

    /** The commands that one line of a batch may hold. */
    static CommandLine batchParser(BankCommand program) {
        return converting(new CommandLine(new BatchLine())
                .addSubcommand(new OpenCommand(program))
                .addSubcommand(new DepositCommand(program))
                .addSubcommand(new WithdrawCommand(program))
                .addSubcommand(new TransferCommand(program))
                .addSubcommand(new ReverseCommand(program))
                .addSubcommand(new FreezeCommand(program))
                .addSubcommand(new UnfreezeCommand(program))
                .addSubcommand(new LimitCommand(program))
                .addSubcommand(new CloseCommand(program))
                .addSubcommand(new ForgetCommand(program)));
    }

    @CommandLine.Command(name = "")
    private static final class BatchLine {}

    private static CommandLine converting(CommandLine parser) {
        return parser.setExpandAtFiles(false)
                .registerConverter(String.class, NegativeNumbers::unmark)
                .registerConverter(AccountNumber.class, value(AccountNumber::new))
                .registerConverter(Amount.class, value(Amount::of))
                .registerConverter(CommandId.class, value(CommandId::of))
                .registerConverter(LocalDate.class, value(Instruction::valueDate))
                .registerConverter(Instant.class, value(Commands::instant))
                .registerConverter(EventPlace.class, value(EventPlace::parse))
                .registerConverter(Reason.class, value(Reason::new))
                .registerConverter(JournalEntry.Kind.class, value(text -> named(text, JournalEntry.Kind.values())))
                .registerConverter(Figure.class, value(text -> named(text, Figure.values())));
    }

    private static <T> ITypeConverter<T> value(Function<String, T> meaning) {
        return text -> {
            try {
                return meaning.apply(NegativeNumbers.unmark(text));
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        };
    }

    /** A day stands for its end, here where we are: what was the balance on 3 March? */
    static Instant instant(String text) {
        return instant(text, Instant::parse)
                .or(() -> instant(text, it -> OffsetDateTime.parse(it).toInstant()))
                .or(() -> instant(text, it -> LocalDateTime.parse(it).atZone(ZoneId.systemDefault()).toInstant()))
                .or(() -> instant(text, it -> Instruction.valueDate(it)
                        .plusDays(1)
                        .atStartOfDay(ZoneId.systemDefault())
                        .toInstant()
                        .minusNanos(1)))
                .orElseThrow(() -> new InvalidInput("""
                        '%s' is not an instant. Write for example 2026-03-31T17:00:00Z, 2026-03-31T17:00 or \
                        2026-03-31 (the end of that day).""", text));
    }

    private static Optional<Instant> instant(String text, Function<String, Instant> form) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException | InvalidInput otherForm) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> E named(String text, E[] values) {
        return Arrays.stream(values)
                .filter(it -> Json.word(it).equals(text.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("'%s' is not one of %s.", text,
                        Arrays.stream(values).map(Json::word).collect(Collectors.joining(", "))));
    }
}
