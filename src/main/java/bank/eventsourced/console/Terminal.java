package bank.eventsourced.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where commands read and write.
 *
 * @param out         answers
 * @param err         progress and what went wrong
 * @param interactive whether a person watches, so that progress is welcome
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {

    /** The process's own streams: UTF-8, but for a Windows console, which states its own encoding. */
    static Terminal ofProcess() {
        var interactive = Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent();
        var encoding = interactive && System.getProperty("os.name").startsWith("Windows")
                ? Charset.forName(System.getProperty("stdout.encoding"), StandardCharsets.UTF_8)
                : StandardCharsets.UTF_8;
        return new Terminal(System.in, stream(FileDescriptor.out, encoding, false),
                stream(FileDescriptor.err, encoding, true), interactive);
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset encoding, boolean flushed) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), flushed, encoding);
    }
}
