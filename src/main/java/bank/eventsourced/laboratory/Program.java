package bank.eventsourced.laboratory;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the program is started as another process.
 *
 * @param command  the words before those of the console: Java, its options, and where the program lies
 * @param settings {@code --bank.NAME=VALUE} for every process, among them where the bank lies
 */
public record Program(List<String> command, List<String> settings) {

    private static final String MAIN_CLASS = "bank.eventsourced.BankApplication";

    /** Half of such a short life would go into compiling code that soon ends. */
    private static final List<String> SHORT_LIVED =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow");

    /** What makes a start fast is worth having in every process. */
    private static final List<String> INHERITED = List.of("-XX:AOTCache=", "-XX:SharedArchiveFile=", "-Xmx");

    public Program {
        command = List.copyOf(command);
        settings = List.copyOf(settings);
    }

    /** The program that runs in this process: the same Java, the same classes, the same archive of them. */
    public static Program ofThisProcess(List<String> settings) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current()
                .info()
                .command()
                .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(SHORT_LIVED);
        ManagementFactory.getRuntimeMXBean()
                .getInputArguments()
                .stream()
                .filter(option -> INHERITED.stream().anyMatch(option::startsWith))
                .forEach(command::add);
        var classPath = System.getProperty("java.class.path");
        command.addAll(classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? List.of("-jar", classPath)
                : List.of("-cp", classPath, MAIN_CLASS));
        return new Program(command, settings);
    }

    /** The words that start it with these words of the console. */
    public List<String> words(String... console) {
        return Stream.of(command, settings, List.of(console)).flatMap(List::stream).toList();
    }
}
