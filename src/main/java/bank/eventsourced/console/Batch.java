package bank.eventsourced.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.InvalidInput;

/**
 * One run of a batch: this thread reads and submits, another prints the answers as they come. So commands share commits,
 * and whoever writes the lines may wait for an answer before the next.
 */
final class Batch {

    private static final int ON_THEIR_WAY = 2_000;
    private static final int LONGEST_LINE = 10_000;
    private static final int REMEMBERED_CURRENCIES = 100_000;

    private final OpenBank bank;
    private final Accounts accounts;
    private final PrintStream out;
    private final CommandLine parser;
    private final BlockingQueue<Pending> pending = new ArrayBlockingQueue<>(ON_THEIR_WAY);
    private final Map<AccountNumber, Currency> currencies = new HashMap<>();
    private CompletableFuture<?> last = CompletableFuture.completedFuture("");
    private int exitCode = ExitCode.DONE;

    Batch(BankCommand program, OpenBank bank) {
        this.bank = bank;
        this.accounts = bank.accounts();
        this.out = program.out();
        this.parser = Commands.batchParser(program);
    }

    /** The answer to a line, to be made on the printing thread; line 0 ends the run. */
    private record Pending(long line, CompletableFuture<Supplier<Answer>> answer) {

        static final Pending END = failed(0, ExitCode.DONE, "");

        static Pending failed(long line, int code, String sentence) {
            return new Pending(line, CompletableFuture.completedFuture(() -> Answer.failed(code, sentence)));
        }
    }

    /** @return the highest exit code of all lines */
    int run(BufferedReader lines) {
        var printer = Thread.ofPlatform().name("batch-answers").start(this::printAnswers);
        try {
            submitAll(lines);
        } finally {
            put(Pending.END);
            join(printer);
        }
        return exitCode;
    }

    private void submitAll(BufferedReader lines) {
        var number = 0L;
        while (true) {
            number++;
            try {
                var line = lines.readLine();
                if (line == null) {
                    return;
                }
                submit(number, line);
            } catch (CharacterCodingException _) {
                fail(number, ExitCode.WRONG_INPUT,
                        "The input is not text in UTF-8 from about here on; it was not read on.");
                return;
            } catch (IOException failed) {
                fail(number, ExitCode.BROKEN, "The input cannot be read on: " + Failures.describe(failed));
                return;
            }
        }
    }

    private void submit(long number, String line) {
        try {
            if (line.length() > LONGEST_LINE) {
                throw new InvalidInput("The line is longer than %s characters.", LONGEST_LINE);
            }
            var text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            var words = Words.of(text);
            if (!words.isEmpty()) {
                var answer = submit(words);
                last = answer;
                put(new Pending(number, answer));
            }
        } catch (ParameterException wrong) {
            fail(number, ExitCode.WRONG_INPUT, NegativeNumbers.unmark(sentence(wrong)));
        } catch (IllegalArgumentException wrong) {
            fail(number, ExitCode.WRONG_INPUT, String.valueOf(wrong.getMessage()));
        }
    }

    private CompletableFuture<Supplier<Answer>> submit(List<String> words) {
        var parsed = parser.parseArgs(NegativeNumbers.mark(words).toArray(String[]::new)).subcommand();
        if (parsed == null || !(parsed.commandSpec().userObject() instanceof Change change)) {
            throw new InvalidInput("The line has no command.");
        }
        if (change.isForGood()) {
            awaitLast(); // the line before may have changed what is to be confirmed
            change.requireMeant(bank);
        }
        var instruction = change.instruction(this::currency);
        return accounts.submit(instruction)
                .handle((outcome,
                        failed) -> () -> failed == null
                                ? Answer.of(instruction, outcome, accounts::find, bank.history())
                                : Answer.unanswered(instruction, failed));
    }

    private String sentence(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unknown && unknown.getCommandLine().getParent() == null
                ? "A batch has no command '%s'. It has %s.".formatted(String.join(" ", unknown.getUnmatched()),
                        String.join(", ", parser.getSubcommands().keySet()))
                : Failures.sentence(wrong);
    }

    private void awaitLast() {
        last.handle((_, _) -> "").join();
    }

    /** An account may have been opened by a line before that is still on its way. */
    private Optional<Currency> currency(AccountNumber number) {
        var known = Optional.ofNullable(currencies.get(number))
                .or(() -> accounts.find(number).map(AccountView::currency))
                .or(() -> {
                    awaitLast();
                    return accounts.find(number).map(AccountView::currency);
                });
        if (currencies.size() < REMEMBERED_CURRENCIES) {
            known.ifPresent(currency -> currencies.put(number, currency));
        }
        return known;
    }

    private void fail(long number, int code, String sentence) {
        put(Pending.failed(number, code, sentence));
    }

    private void put(Pending answer) {
        try {
            pending.put(answer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The batch was interrupted", interrupted);
        }
    }

    private static void join(Thread printer) {
        try {
            printer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void printAnswers() {
        try {
            for (var next = pending.take(); next.line() > 0; next = pending.take()) {
                print(next.line(), answer(next));
                if (pending.isEmpty()) {
                    out.flush();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer answer(Pending pending) {
        try {
            return pending.answer().join().get();
        } catch (CompletionException failed) {
            var cause = failed.getCause() == null ? failed : failed.getCause();
            return Answer.failed(ExitCode.BROKEN, "Something broke: %s.".formatted(Failures.describe(cause)));
        }
    }

    private void print(long line, Answer answer) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("line", line);
        fields.putAll(answer.fields());
        out.println(Json.text(fields));
        exitCode = Math.max(exitCode, answer.exitCode());
    }
}
