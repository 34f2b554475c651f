package bank.eventsourced;

import java.util.List;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Spring; nothing else. */
@SpringBootApplication
public class BankApplication {

    public static void main(String[] arguments) {
        start(List.of(arguments));
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
}
