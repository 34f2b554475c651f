package bank.eventsourced.account;

import java.util.Optional;

import bank.eventsourced.money.Money;

/**
 * What an event changed in one field of an account.
 *
 * @param before absent if the account did not exist before
 */
public record FieldChange(Field field, Optional<Value> before, Value after) {

    /** The fields of an account that events change, in the order in which people read them. */
    public enum Field {

        HOLDER, CURRENCY, BALANCE, OVERDRAFT_LIMIT, AVAILABLE, STATUS, FREEZE_REASON, TRANSACTIONS
    }

    /** What stands in a field. */
    public sealed interface Value {

        /** Words; may be empty. */
        record Text(String text) implements Value {}

        /** Money. */
        record Amount(Money money) implements Value {}

        /** What can happen on the account. */
        record Status(AccountStatus status) implements Value {}

        /** How many there are. */
        record Count(long count) implements Value {}
    }
}
