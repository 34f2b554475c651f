package bank.eventsourced.desktop.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Shows a folder in the file manager of the machine, by the command that its platform has for that. */
final class FolderWindow {

    private static final int PATIENCE_SECONDS = 5;

    private FolderWindow() {}

    /** Whether there is such a command and it has not failed. */
    static boolean open(Path folder) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command(System.getProperty("os.name"), folder))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0 || isWindows();
    }

    static List<String> command(String system, Path folder) {
        if (system.startsWith("Windows")) {
            return List.of("explorer", folder.toString());
        }
        return List.of(system.startsWith("Mac") ? "open" : "xdg-open", folder.toString());
    }

    /** The explorer always says that it failed. */
    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
