package bank.eventsourced;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.console.CannotOpenBank;
import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.wording.Sentence;

/** Opens the bank for people, who want to read in a sentence why it cannot be opened. */
final class BankOpening {

    private BankOpening() {}

    /** As {@link BankApplication#start} does; what Spring wraps around a reason is taken off. */
    static ConfigurableApplicationContext open(List<String> properties) {
        try {
            return BankApplication.start(properties);
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
                    Sentence.of("The setting %s cannot be '%s'.", setting.getProperty().getName(),
                            String.valueOf(setting.getProperty().getValue())),
                    setting));
            default -> Optional.empty();
        };
    }

    private static CannotOpenBank cannotOpen(BankUnavailable unavailable) {
        var explanation = unavailable.explanation();
        return switch (unavailable.reason()) {
            case NOT_A_BANK, NO_BANK, NOT_RESTORABLE, NOT_EMPTY, UNFINISHED, LOCKED, BAD_SETTING ->
                CannotOpenBank.wrongInput(explanation, unavailable);
            case IN_USE, UNREACHABLE, NEWER, NOT_WRITABLE, UNSAFE ->
                CannotOpenBank.unavailable(explanation, unavailable);
        };
    }
}
