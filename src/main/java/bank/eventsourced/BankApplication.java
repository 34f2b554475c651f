package bank.eventsourced;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.console.Console;
import bank.eventsourced.desktop.Desktop;

/** Starts the program: the console reads the arguments, and opens the bank or hands over to the desktop. Nothing else. */
@SpringBootApplication(scanBasePackages = {"bank.eventsourced.account", "bank.eventsourced.eventstore",
        "bank.eventsourced.journal", "bank.eventsourced.ledger", "bank.eventsourced.operations"}) // the others have no beans
public class BankApplication {

    public static void main(String[] arguments) {
        System.exit(Console.run(List.of(arguments), BankOpening::open, BankApplication::openDesktop));
    }

    /**
     * Opens the bank.
     *
     * @param properties of Spring, such as {@code --bank.data-directory=DIR}
     */
    static ConfigurableApplicationContext start(List<String> properties) {
        // What was wired ahead of time goes by the name of the main class, which a desktop's thread would not tell.
        return new SpringApplicationBuilder(BankApplication.class).main(BankApplication.class)
                .headless(false)
                .run(properties.toArray(String[]::new));
    }

    private static int openDesktop(Console.Asked asked,
            Function<List<String>, ConfigurableApplicationContext> bank) {
        var obstacle = Desktop.whyNotHere();
        return obstacle.isEmpty() ? Desktop.show(asked.folder(), asked.onServer(), bank)
                : demonstrate(obstacle.get(), () -> bank.apply(List.of()));
    }

    /** Where no window can be opened, the bank shows itself in text and as a picture. */
    private static int demonstrate(String whyNoWindow, Supplier<ConfigurableApplicationContext> bank) {
        try (var context = bank.get()) {
            Console.demonstrate(whyNoWindow, context);
            var picture = pictureFolder().resolve("main-window.png").toAbsolutePath();
            Desktop.savePicture(context, picture);
            System.out.println("%nA picture of the window: %s".formatted(picture));
            return 0;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Path pictureFolder() {
        var build = Path.of("target");
        return Files.isDirectory(build) ? build : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
