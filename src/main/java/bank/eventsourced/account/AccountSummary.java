package bank.eventsourced.account;

import java.time.Instant;

/**
 * An account as the list of accounts shows it.
 *
 * @param lastActivity when its last event was recorded
 */
public record AccountSummary(AccountView account, Instant lastActivity) {}
