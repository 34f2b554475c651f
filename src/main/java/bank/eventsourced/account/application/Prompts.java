package bank.eventsourced.account.application;

import bank.eventsourced.account.AccountLogAdvanced;

/** Driven port: tells the followers of the account log, in the caller's transaction, that it has advanced. */
@FunctionalInterface
public interface Prompts {

    void publish(AccountLogAdvanced prompt);
}
