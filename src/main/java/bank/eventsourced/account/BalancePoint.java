package bank.eventsourced.account;

import java.time.Instant;

import bank.eventsourced.money.Money;

/** The balance after an event. */
public record BalancePoint(long version, Instant recordedAt, Money balance) {}
