package bank.eventsourced.desktop.panels;

import java.time.LocalDate;
import java.util.Optional;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.money.Money;

/**
 * What a filled form asks the bank to do.
 *
 * @param moved what somebody decided to move, if the command moves money
 */
record Order(AccountCommand command, Optional<LocalDate> valueDate, Optional<Money> moved) {

    static Order now(AccountCommand command) {
        return new Order(command, Optional.empty(), Optional.empty());
    }
}
