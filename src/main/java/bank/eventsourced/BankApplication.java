package bank.eventsourced;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.console.CannotOpenBank;
import bank.eventsourced.console.Console;
import bank.eventsourced.desktop.Desktop;
import bank.eventsourced.eventstore.BankUnavailable;

/** Starts the program: the console reads the arguments, and opens the bank or hands over to the desktop. Nothing else. */
@SpringBootApplication
public class BankApplication {

    public static void main(String[] arguments) {
        System.exit(Console.run(List.of(arguments), BankApplication::openForConsole, BankApplication::openDesktop));
    }

    /**
     * Opens the bank.
     *
     * @param properties of Spring, such as {@code --bank.data-directory=DIR}
     */
    static ConfigurableApplicationContext start(List<String> properties) {
        return new SpringApplicationBuilder(BankApplication.class).headless(false)
                .run(properties.toArray(String[]::new));
    }

    /** What Spring wraps around the reason is of no use to people. */
    private static ConfigurableApplicationContext openForConsole(List<String> properties) {
        try {
            return start(properties);
        } catch (RuntimeException failed) {
            throw Stream.<Throwable>iterate(failed, cause -> cause != null, Throwable::getCause)
                    .flatMap(cause -> reason(cause).stream())
                    .findFirst()
                    .<RuntimeException>map(reason -> reason)
                    .orElse(failed);
        }
    }

    private static Optional<CannotOpenBank> reason(Throwable cause) {
        return switch (cause) {
            case BankUnavailable unavailable -> Optional.of(cannotOpen(unavailable));
            case BindException setting when setting.getProperty() != null -> Optional.of(CannotOpenBank.wrongInput(
                    "The setting %s cannot be '%s'.".formatted(setting.getProperty().getName(),
                            setting.getProperty().getValue()),
                    setting));
            default -> Optional.empty();
        };
    }

    private static CannotOpenBank cannotOpen(BankUnavailable unavailable) {
        var sentence = String.valueOf(unavailable.getMessage());
        return switch (unavailable.reason()) {
            case NOT_A_BANK -> CannotOpenBank.wrongInput(sentence, unavailable);
            case IN_USE, NOT_WRITABLE, UNSAFE -> CannotOpenBank.unavailable(sentence, unavailable);
        };
    }

    private static int openDesktop(Supplier<ConfigurableApplicationContext> bank) {
        var obstacle = Desktop.whyNotHere();
        return obstacle.isEmpty() ? Desktop.show(bank) : demonstrate(obstacle.get(), bank);
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
