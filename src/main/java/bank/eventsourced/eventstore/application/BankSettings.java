package bank.eventsourced.eventstore.application;

import java.nio.file.Path;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the bank lies: in a folder, or on a server. A password is never a setting.
 *
 * @param url                 of the bank on a server, such as {@code jdbc:postgresql://host:5432/bank}; empty for a folder
 * @param user                the name that the server knows; by default that of the user of this computer
 * @param dataDirectory       the folder of the bank; by default a folder of the user's
 * @param minimumFreeMegabytes below this much free space on the disk of the folder no command is accepted
 * @param create              whether a bank is begun where there is none
 * @param restoreFrom         the folder of a backup that becomes the bank, where there is none yet
 * @param toBeFilled          whether an empty place is opened for an import of everything; it is a bank when that is done
 * @param keyFile             the file with the key to the personal texts, and to encrypted files; by default one in the
 *                            folder of the bank, which encrypts no files, and none for a bank on a server
 * @param encrypt             whether the files of a bank are encrypted that begins in a folder; of one that is there already
 *                            they stay as they are
 */
@ConfigurationProperties("bank")
public record BankSettings(@DefaultValue("") String url, @DefaultValue("") String user,
        @DefaultValue("") String dataDirectory, @DefaultValue("64") int minimumFreeMegabytes,
        @DefaultValue("true") boolean create, @DefaultValue("") String restoreFrom,
        @DefaultValue("false") boolean toBeFilled,
        @DefaultValue("") String keyFile, @DefaultValue("false") boolean encrypt) {

    /** @throws bank.eventsourced.eventstore.BankUnavailable if one is out of its range */
    public BankSettings {
        EventStoreSettings.requireBetween("bank.minimum-free-megabytes", minimumFreeMegabytes, 0, Integer.MAX_VALUE);
    }

    /** The folder of a bank that lies in one. */
    public Path folder() {
        return dataDirectory.isBlank() ? ofThisUser() : Path.of(dataDirectory).toAbsolutePath().normalize();
    }

    /** The backup that a bank shall begin with. */
    public Optional<Path> backup() {
        return restoreFrom.isBlank() ? Optional.empty()
                : Optional.of(Path.of(restoreFrom).toAbsolutePath().normalize());
    }

    public Optional<Path> keyFilePath() {
        return keyFile.isBlank() ? Optional.empty() : Optional.of(Path.of(keyFile).toAbsolutePath().normalize());
    }

    /** The place that the operating system's conventions provide for the data of a program. */
    private static Path ofThisUser() {
        var home = Path.of(System.getProperty("user.home"));
        var system = System.getProperty("os.name");
        if (system.startsWith("Windows")) {
            return from("LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Event Sourced Bank");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Application Support/Event Sourced Bank");
        }
        return from("XDG_DATA_HOME", home.resolve(".local/share")).resolve("event-sourced-bank");
    }

    private static Path from(String variable, Path otherwise) {
        var stated = System.getenv(variable);
        return stated == null || stated.isBlank() ? otherwise : Path.of(stated);
    }
}
