package bank.eventsourced.laboratory;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of the program that reads commands, and can be killed at any moment. */
final class BankProcess {

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;
    private final Path errors;

    private BankProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param errors the file that what it says on standard error goes to */
    static BankProcess start(List<String> command, Path errors) {
        try {
            var builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().keySet().removeIf(BankProcess::isSetting);
            return new BankProcess(builder.start(), errors);
        } catch (IOException failed) {
            throw new UncheckedIOException("The program cannot be started as " + command, failed);
        }
    }

    /** A password is no setting: it has no other way to the process than this one. */
    private static boolean isSetting(String variable) {
        return variable.startsWith("SPRING_") || (variable.startsWith("BANK_") && !variable.startsWith("BANK_PASS"));
    }

    /** @return whether the process was there to take it */
    boolean send(String line) {
        try {
            commands.write(line + "\n");
            commands.flush();
            return true;
        } catch (IOException killed) {
            return false;
        }
    }

    /** Lets it carry out what it was sent, and close the bank. */
    void endInput() {
        try {
            commands.close();
        } catch (IOException killed) {
            // Then it reads no more anyway.
        }
    }

    /** The next line that it answers; empty when it is dead. */
    Optional<String> answer() {
        try {
            return Optional.ofNullable(answers.readLine());
        } catch (IOException killed) {
            return Optional.empty();
        }
    }

    /** Waits for its end. @return whether it has ended */
    boolean awaitEnd(Duration longest) {
        try {
            return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** SIGKILL, where there are signals. Returns when it is dead. @return whether it was alive */
    boolean kill() {
        var alive = process.isAlive();
        process.destroyForcibly();
        process.onExit().join();
        return alive;
    }

    int exitCode() {
        return process.exitValue();
    }

    /** What it has said on standard error, as far as people read it. */
    String complaint() {
        try (var lines = Files.lines(errors)) {
            return String.join(" ", lines.filter(line -> !line.isBlank()).limit(5).toList());
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
