package bank.eventsourced.account;

import org.springframework.modulith.NamedInterface;

import bank.eventsourced.eventstore.Prompt;

/** The prompt of the account log: published in the transaction that recorded the event at this position. */
@NamedInterface("events")
public record AccountLogAdvanced(long position) implements Prompt {}
