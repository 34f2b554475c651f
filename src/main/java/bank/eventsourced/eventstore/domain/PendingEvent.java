package bank.eventsourced.eventstore.domain;

import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.StreamId;

/** An event in its stored form that has its place in its stream but none in the log yet. */
public record PendingEvent(StreamId stream, String streamType, long version, String type, int schemaVersion,
        String payload, EventMetadata metadata) {}
