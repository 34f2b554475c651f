package bank.eventsourced.laboratory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.beans.factory.config.BeanPostProcessor;

import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.application.EventCodec;

/** Stands between the mechanism and its codecs, and counts how often an event of each log is made text or read. */
final class CountedCodecs implements BeanPostProcessor {

    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized void reset() {
        counts.clear();
    }

    /** Such as {@code account encoded}. */
    synchronized Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    private synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof EventCodec.Codecs real ? new Codecs(real) : bean;
    }

    private final class Codecs implements EventCodec.Codecs {

        private final EventCodec.Codecs real;

        Codecs(EventCodec.Codecs real) {
            this.real = real;
        }

        @Override
        public <E> EventCodec<E> of(LogDefinition<E> log) {
            return new Codec<>(log.name(), real.of(log));
        }
    }

    private final class Codec<E> implements EventCodec<E> {

        private final String log;
        private final EventCodec<E> real;

        Codec(String log, EventCodec<E> real) {
            this.log = log;
            this.real = real;
        }

        @Override
        public Encoded encode(E event) {
            count(log + " encoded");
            return real.encode(event);
        }

        @Override
        public List<E> decode(String type, int schemaVersion, String payload) {
            count(log + " decoded");
            return real.decode(type, schemaVersion, payload);
        }

        @Override
        public String encodeState(Object state) {
            return real.encodeState(state);
        }

        @Override
        public <S> S decodeState(Class<S> stateClass, String payload) {
            return real.decodeState(stateClass, payload);
        }
    }
}
