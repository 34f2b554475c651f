package bank.eventsourced.eventstore;

import bank.eventsourced.wording.Sentence;

/** What an event has changed of something that a follower keeps: see {@link Kept}. */
public record Effect(Sentence what, Sentence before, Sentence after) {}
