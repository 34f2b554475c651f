package bank.eventsourced.account.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import bank.eventsourced.account.FieldChange;
import bank.eventsourced.account.FieldChange.Field;
import bank.eventsourced.account.FieldChange.Value;

/** What differs between two states of one account. */
public final class AccountDifference {

    private AccountDifference() {}

    /** The fields that differ, in their order. Of an account that was just opened: all that say something. */
    public static List<FieldChange> between(Account before, Account after) {
        var old = fields(before);
        var changes = new ArrayList<FieldChange>();
        fields(after).forEach((field, value) -> {
            var was = Optional.ofNullable(old.get(field));
            if (was.isPresent() ? !was.get().equals(value) : !value.equals(new Value.Text(""))) {
                changes.add(new FieldChange(field, was, value));
            }
        });
        return List.copyOf(changes);
    }

    private static Map<Field, Value> fields(Account account) {
        var fields = new EnumMap<Field, Value>(Field.class);
        switch (account) {
            case Account.NotOpened _ -> {}
            case Account.Existing it -> {
                fields.put(Field.HOLDER, new Value.Text(it.holder()));
                fields.put(Field.CURRENCY, new Value.Text(it.currency().getCurrencyCode()));
                fields.put(Field.BALANCE, new Value.Amount(it.balance()));
                fields.put(Field.OVERDRAFT_LIMIT, new Value.Amount(it.overdraftLimit()));
                fields.put(Field.AVAILABLE, new Value.Amount(it.available()));
                fields.put(Field.STATUS, new Value.Status(it.status()));
                fields.put(Field.FREEZE_REASON, new Value.Text(it.freezeReason()));
                fields.put(Field.TRANSACTIONS, new Value.Count(it.transactions()));
            }
        }
        return fields;
    }
}
