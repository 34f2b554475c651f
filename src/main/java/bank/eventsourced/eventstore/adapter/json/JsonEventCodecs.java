package bank.eventsourced.eventstore.adapter.json;

import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.application.EventCodec;

/** Makes the JSON codec of a log. */
@Component
class JsonEventCodecs implements EventCodec.Codecs {

    @Override
    public <E> EventCodec<E> of(LogDefinition<E> log) {
        return new JsonEventCodec<>(log);
    }
}
