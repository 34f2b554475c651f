package bank.eventsourced.desktop.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a bank lies that the window opens: in a folder, or on a server that several desktops share. */
public sealed interface BankPlace {

    /** The settings of the program that name it. */
    List<String> settings();

    /** Lets the next start of the program open it, too. */
    void keep(Preferences preferences);

    /** What was kept; if there is nothing, the usual place is meant. */
    static Optional<BankPlace> kept(Preferences preferences) {
        return preferences.get(Server.ADDRESS)
                .<BankPlace>map(it -> new Server(it, preferences.get(Server.USER, "")))
                .or(() -> preferences.get(Folder.NAME).map(it -> new Folder(Path.of(it))));
    }

    /** The data folder of a bank. */
    record Folder(Path path) implements BankPlace {

        private static final String NAME = "data-folder";

        @Override
        public List<String> settings() {
            return List.of("--bank.data-directory=" + path);
        }

        @Override
        public void keep(Preferences preferences) {
            preferences.remove(Server.ADDRESS);
            preferences.remove(Server.USER);
            preferences.put(NAME, path.toString());
        }
    }

    /**
     * A database on a server. The password comes from the surroundings.
     *
     * @param address such as {@code jdbc:postgresql://host:5432/bank}
     * @param user    whom the server knows; empty if it knows the user of this machine
     */
    record Server(String address, String user) implements BankPlace {

        private static final String ADDRESS = "server";
        private static final String USER = "server-user";

        @Override
        public List<String> settings() {
            return user.isEmpty() ? List.of("--bank.url=" + address)
                    : List.of("--bank.url=" + address, "--bank.user=" + user);
        }

        @Override
        public void keep(Preferences preferences) {
            preferences.put(ADDRESS, address);
            preferences.put(USER, user);
        }
    }
}
