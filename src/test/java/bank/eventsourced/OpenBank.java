package bank.eventsourced;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.FileSystemUtils;

/**
 * A real bank on disk that is opened once and shared by all contract tests of adapters: every test uses names of its own
 * in it.
 */
public final class OpenBank implements BeforeAllCallback {

    private @Nullable Opened bank;

    @Override
    public void beforeAll(ExtensionContext context) {
        bank = context.getRoot()
                .getStore(Namespace.create(OpenBank.class))
                .computeIfAbsent(Opened.class,
                        type -> new Opened(), Opened.class);
    }

    /** The bean of a type, such as the adapter of a port. */
    public <T> T get(Class<T> type) {
        if (bank == null) {
            throw new IllegalStateException("Register the bank as a static extension");
        }
        return bank.context.getBean(type);
    }

    public TransactionOperations transaction() {
        return get(TransactionOperations.class);
    }

    private static final class Opened implements AutoCloseable {

        private final Path folder = temporaryFolder();
        private final ConfigurableApplicationContext context = new SpringApplicationBuilder(BankApplication.class)
                .run("--bank.data-directory=" + folder);

        private static Path temporaryFolder() {
            try {
                return Files.createTempDirectory("open-bank");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void close() throws IOException {
            context.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
