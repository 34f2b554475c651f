package bank.eventsourced.console;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.operations.Reason;

/** The command line as a whole: which commands there are, and how words become values. */
final class Commands {

    private Commands() {}

    static CommandLine parser(BankCommand program) {
        var failures = new Failures(program);
        return converting(new CommandLine(program)
                .addSubcommand(new SampleCommand(program))
                .addSubcommand(new DemoCommand(program))
                .addSubcommand(new OpenCommand(program))
                .addSubcommand(new DepositCommand(program))
                .addSubcommand(new WithdrawCommand(program))
                .addSubcommand(new TransferCommand(program))
                .addSubcommand(new ReverseCommand(program))
                .addSubcommand(new FreezeCommand(program))
                .addSubcommand(new UnfreezeCommand(program))
                .addSubcommand(new LimitCommand(program))
                .addSubcommand(new CloseCommand(program))
                .addSubcommand(new AccountsCommand(program))
                .addSubcommand(new AccountCommand(program))
                .addSubcommand(new LedgerCommand(program))
                .addSubcommand(new JournalCommand(program))
                .addSubcommand(new ImportCommand(program))
                .addSubcommand(new ImportsCommand(program))
                .addSubcommand(new UndoImportCommand(program))
                .addSubcommand(new BatchCommand(program))
                .addSubcommand(new VerifyCommand(program))
                .addSubcommand(new StatusCommand(program))
                .addSubcommand(new RetryCommand(program))
                .addSubcommand(new SkipCommand(program))
                .addSubcommand(new HoldCommand(program))
                .addSubcommand(new BackupCommand(program))
                .addSubcommand(new RestoreCommand(program)))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setOut(new PrintWriter(program.out(), true, program.out().charset()))
                .setErr(new PrintWriter(program.err(), true, program.err().charset()));
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
                .addSubcommand(new CloseCommand(program)));
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
                .registerConverter(Reason.class, value(Reason::new))
                .registerConverter(JournalEntry.Kind.class, value(Commands::kind));
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
                        2026-03-31 (the end of that day).""".formatted(text)));
    }

    private static Optional<Instant> instant(String text, Function<String, Instant> form) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException | InvalidInput otherForm) {
            return Optional.empty();
        }
    }

    private static JournalEntry.Kind kind(String text) {
        return Arrays.stream(JournalEntry.Kind.values())
                .filter(it -> Json.word(it).equals(text.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("'%s' is not one of %s.".formatted(text,
                        Arrays.stream(JournalEntry.Kind.values()).map(Json::word).collect(Collectors.joining(", ")))));
    }
}
