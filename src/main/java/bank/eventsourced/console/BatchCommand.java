package bank.eventsourced.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Carries out one command a line. Always answers in JSON, an object for each command in the order of the lines: what the
 * command alone would answer with {@code --json}, and its {@code line}. A command that fails does not keep the following
 * ones from being carried out.
 */
@Command(name = "batch", description = {
        "Carry out one command a line, from a file or standard input, and answer with one JSON object each.",
        "Commands: open, deposit, withdraw, transfer, reverse, freeze, unfreeze, limit, close, forget. # begins a comment.",
        "The exit code is the highest of all lines. Give --command-id on a line to make it repeatable."})
final class BatchCommand implements Callable<Integer> {

    private final BankCommand program;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "By default standard input.")
    private Optional<String> file = Optional.empty();

    BatchCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        file.ifPresent(InputFile::require);
        return program.withNewBank(bank -> {
            try (var lines = lines()) {
                return new Batch(program, bank).run(lines);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private BufferedReader lines() throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        InputStream in =
                file.isPresent() ? Files.newInputStream(InputFile.require(file.get())) : program.terminal().in();
        return new BufferedReader(new InputStreamReader(in, decoder));
    }
}
