package bank.eventsourced;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.FileSystemUtils;

/**
 * A real bank on each kind of database. Each is opened once and shared by all contract tests of adapters: every test uses
 * names of its own in it.
 */
public final class OpenBank implements BeforeAllCallback {

    /** Where a bank can lie. */
    public enum On {
        HSQLDB, POSTGRESQL
    }

    private @Nullable ExtensionContext context;

    @Override
    public void beforeAll(ExtensionContext context) {
        this.context = context.getRoot();
    }

    /** The bean of a type, such as the adapter of a port. */
    public <T> T get(On database, Class<T> type) {
        return opened(database).getBean(type);
    }

    public TransactionOperations transaction(On database) {
        return get(database, TransactionOperations.class);
    }

    private ConfigurableApplicationContext opened(On database) {
        if (context == null) {
            throw new IllegalStateException("Register the bank as a static extension");
        }
        var root = context;
        return root.getStore(Namespace.create(OpenBank.class))
                .computeIfAbsent(database, on -> switch (on) {
                    case HSQLDB -> Opened.inFolder();
                    case POSTGRESQL -> Opened.on(PostgresqlServer.running(root));
                }, Opened.class).context;
    }

    private record Opened(ConfigurableApplicationContext context, Closeable place) implements Closeable {

        static Opened inFolder() {
            try {
                var folder = Files.createTempDirectory("open-bank");
                return new Opened(open("--bank.data-directory=" + folder),
                        () -> FileSystemUtils.deleteRecursively(folder));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        static Opened on(PostgresqlServer.Running server) {
            return new Opened(open(server.newPlace().settings()), () -> {});
        }

        private static ConfigurableApplicationContext open(String... settings) {
            return new SpringApplicationBuilder(BankApplication.class).run(settings);
        }

        @Override
        public void close() throws IOException {
            context.close();
            place.close();
        }
    }
}
