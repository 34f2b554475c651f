package bank.eventsourced.desktop.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this user has chosen and how the window was left: names and values, kept in one small file of the user's. They are
 * a convenience: if the file cannot be read or written, the window works all the same. Thread-safe.
 */
public final class Preferences {

    /** Names the file by a system property, for tests and for several profiles. */
    public static final String FILE_PROPERTY = "bank.desktop.preferences";

    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);

    private final Optional<Path> file;
    private final Properties values = new Properties();

    private Preferences(Optional<Path> file) {
        this.file = file;
        file.filter(Files::isRegularFile).ifPresent(this::read);
    }

    /** Those of the user of this machine. */
    public static Preferences ofThisUser() {
        return new Preferences(Optional.of(place()));
    }

    /** Where those of the user of this machine are kept. */
    public static Path place() {
        var named = System.getProperty(FILE_PROPERTY);
        return named != null ? Path.of(named) : usual();
    }

    /** Kept in a file. */
    public static Preferences in(Path file) {
        return new Preferences(Optional.of(file));
    }

    /** Kept nowhere. */
    public static Preferences forgetful() {
        return new Preferences(Optional.empty());
    }

    public synchronized Optional<String> get(String name) {
        return Optional.ofNullable(values.getProperty(name));
    }

    public String get(String name, String otherwise) {
        return get(name).orElse(otherwise);
    }

    /** A number, or else another one if there is none or it is out of range. */
    public double number(String name, double least, double most, double otherwise) {
        try {
            return get(name).map(Double::parseDouble).filter(it -> it >= least && it <= most).orElse(otherwise);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    public synchronized void put(String name, String value) {
        values.setProperty(name, value);
    }

    public synchronized void remove(String name) {
        values.remove(name);
    }

    /** Writes them to their file, whole or not at all. Not on the FX thread. */
    public synchronized void save() {
        file.ifPresent(target -> {
            try {
                var folder = target.toAbsolutePath().getParent();
                Files.createDirectories(folder);
                var draft = Files.createTempFile(folder, "desktop", ".tmp");
                try (var writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                    values.store(writer, "Event Sourced Bank: the desktop");
                }
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException unwritable) {
                LOG.warn("The preferences cannot be written to {}: {}", target, unwritable.toString());
            }
        });
    }

    private void read(Path from) {
        try (var reader = Files.newBufferedReader(from, StandardCharsets.UTF_8)) {
            values.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("The preferences in {} cannot be read and are passed over: {}", from, unreadable.toString());
        }
    }

    private static Path usual() {
        var home = Path.of(System.getProperty("user.home"));
        var system = System.getProperty("os.name");
        if (system.startsWith("Windows")) {
            return from("APPDATA", home.resolve("AppData/Roaming")).resolve("Event Sourced Bank/desktop.properties");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Preferences/event-sourced-bank.properties");
        }
        return from("XDG_CONFIG_HOME", home.resolve(".config")).resolve("event-sourced-bank/desktop.properties");
    }

    private static Path from(String variable, Path otherwise) {
        var stated = System.getenv(variable);
        return stated == null || stated.isBlank() ? otherwise : Path.of(stated);
    }
}
