package bank.eventsourced.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import bank.eventsourced.eventstore.Upcaster;

/** Until accounts were closed for a reason, nobody was asked for one. */
final class ClosedWithoutReason implements Upcaster {

    @Override
    public String type() {
        return "account.closed";
    }

    @Override
    public int schemaVersion() {
        return 1;
    }

    @Override
    public List<Form> upcast(Map<String, Object> fields) {
        var withReason = new HashMap<>(fields);
        withReason.put("reason", "");
        return List.of(new Form(type(), 2, withReason));
    }
}
