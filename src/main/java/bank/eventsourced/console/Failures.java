package bank.eventsourced.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.money.InvalidMoney;
import bank.eventsourced.wording.Explained;

/**
 * What went wrong, as one sentence on standard error and an exit code. With {@code --json}, standard output has the same
 * as one object: {@code ok} (false), {@code code} and {@code error}.
 */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final BankCommand program;

    Failures(BankCommand program) {
        this.program = program;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        var sentence = NegativeNumbers.unmark(sentence(wrong));
        say(ExitCode.WRONG_INPUT, sentence, List.of(arguments).contains("--json"));
        var name = wrong.getCommandLine().getCommandName();
        var help = wrong.getCommandLine().getParent() == null ? "--help" : name + " --help";
        program.err().println("Run it with '%s' to see what can be written.".formatted(help));
        return ExitCode.WRONG_INPUT;
    }

    /** What the parser says, where it can be said better. */
    static String sentence(ParameterException wrong) {
        return switch (wrong) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> "Something is missing. " + missing.getMessage() + ".";
            default -> String.valueOf(wrong.getMessage());
        };
    }

    private static String unmatched(UnmatchedArgumentException unmatched) {
        var words = unmatched.getUnmatched();
        var atProgram = unmatched.getCommandLine().getParent() == null;
        var word = words.isEmpty() ? "" : words.getFirst();
        if (word.startsWith("-")) {
            return "There is no option '%s'.".formatted(word) + suggestions(unmatched);
        }
        return (atProgram ? "There is no command '%s'." : "'%s' is one word too many.").formatted(word)
                + suggestions(unmatched);
    }

    private static String suggestions(UnmatchedArgumentException unmatched) {
        var suggestions = unmatched.getSuggestions().stream().limit(3).toList();
        return suggestions.isEmpty() ? "" : " Did you mean %s?".formatted(String.join(" or ", suggestions));
    }

    @Override
    public int handleExecutionException(Exception failed, CommandLine command, ParseResult parsed) {
        return explain(failed);
    }

    /** @return the exit code */
    int explain(Exception failed) {
        if (program.debug()) {
            failed.printStackTrace(program.err());
        }
        return switch (failed) {
            case InvalidInput wrong -> say(ExitCode.WRONG_INPUT, message(wrong), program.json());
            case InvalidMoney wrong -> say(ExitCode.WRONG_INPUT, message(wrong), program.json());
            case CannotOpenBank closed -> say(closed.exitCode(), message(closed), program.json());
            case Explained known -> say(ExitCode.BROKEN, known.explanation().toString(), program.json());
            default -> say(ExitCode.BROKEN, unexpected(failed), program.json());
        };
    }

    private static String unexpected(Throwable failed) {
        return "Something broke: %s. Run it again with --debug to see more.".formatted(describe(failed));
    }

    /** Sentences of ours as they are; of others, what they are and what they say, on one line. */
    static String describe(Throwable failed) {
        var name = failed.getClass().getSimpleName();
        var message = message(failed).lines().findFirst().orElse("");
        return message.isBlank() ? name : name + ": " + message;
    }

    private static String message(Throwable failed) {
        var message = failed.getMessage();
        return message == null ? "" : message;
    }

    private int say(int exitCode, String sentence, boolean json) {
        if (json) {
            program.out().println(Json.text(fields(exitCode, sentence)));
        }
        program.out().flush();
        program.err().println(sentence);
        return exitCode;
    }

    /** The members that every failure has in JSON. */
    static Map<String, Object> fields(int exitCode, String sentence) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("ok", false);
        fields.put("code", exitCode);
        fields.put("error", sentence);
        return fields;
    }
}
