package bank.eventsourced.console;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import bank.eventsourced.operations.Copies.Files;
import bank.eventsourced.operations.Copies.Result;

/**
 * Copies the bank from a folder to a server, or back. With {@code --json}: one object, with the heads of the logs, how many
 * rows each table has and what they add up to.
 */
@Command(name = "copy", description = {
        "Copy the bank to an empty place: to a folder, or to a server, such as jdbc:postgresql://HOST:PORT/DATABASE.",
        "The copy is compared with the bank row by row before it counts. The bank stays as it is; go on with one of them."})
final class CopyCommand implements Callable<Integer> {

    private static final String ADDRESS = "jdbc:";

    private final BankCommand program;

    @Parameters(index = "0", paramLabel = "TO", description = "The folder or the address. A password is read from BANK_PASSWORD or ~/.pgpass.")
    private String place = "";

    @Option(names = "--user", paramLabel = "NAME", description = "The name that the server of TO knows. By default the one of --bank.user.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--encrypt", negatable = true, description = "Encrypt the files of a copy in a folder, with BANK_PASSPHRASE or --bank.key-file, or with --no-encrypt do not. By default as those of the bank are.")
    private Optional<Boolean> encrypt = Optional.empty();

    CopyCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        var to = place.startsWith(ADDRESS) ? place : InputFolder.named(place).toString();
        return program.withBank(bank -> {
            var progress = new CopyProgress(program.terminal());
            var result = bank.settled().copies().copy(to, user.orElse(""), files(), progress);
            progress.end();
            return switch (result) {
                case Result.Done done -> print(done);
                case Result.WrongPlace(var sentence) ->
                    Answer.failed(ExitCode.WRONG_INPUT, sentence.toString()).print(program);
                case Result.Failed(var sentence) -> Answer.failed(ExitCode.BROKEN, sentence.toString()).print(program);
            };
        });
    }

    private Files files() {
        return encrypt.map(it -> it ? Files.ENCRYPTED : Files.PLAIN).orElse(Files.LIKE_THE_BANK);
    }

    private int print(Result.Done done) {
        program.out().println(program.json() ? Json.text(Json.Copy.of(done)) : line(done));
        return ExitCode.DONE;
    }

    private static String line(Result.Done done) {
        var heads = done.heads()
                .entrySet()
                .stream()
                .map(it -> "%s %d (hash %s)".formatted(it.getKey(), it.getValue().position(), it.getValue().hash()))
                .collect(Collectors.joining(", "));
        var figures = done.figures()
                .entrySet()
                .stream()
                .map(it -> it.getKey() + " " + it.getValue())
                .collect(Collectors.joining(", "));
        return "Copied and verified %d events: %s; all %d rows of %d tables are the same; %s.".formatted(done.events(),
                heads, done.rows().values().stream().mapToLong(Long::longValue).sum(), done.rows().size(), figures);
    }
}
