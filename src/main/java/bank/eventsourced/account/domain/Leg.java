package bank.eventsourced.account.domain;

import bank.eventsourced.account.AccountEvent;

/**
 * One side of what a reversal shall undo.
 *
 * @param account  as it is now
 * @param version  of the account at which the event was recorded
 * @param original the event
 */
public record Leg(Account.Existing account, long version, AccountEvent original) {}
