package bank.eventsourced.eventstore.adapter.json;

import bank.eventsourced.eventstore.application.EventCodec;
import bank.eventsourced.eventstore.application.TextFields;

/** The JSON codecs, for tests of other packages. */
public final class JsonCodecs {

    private JsonCodecs() {}

    public static EventCodec.Codecs json() {
        return new JsonEventCodecs();
    }

    public static TextFields fields() {
        return new JsonTextFields();
    }
}
