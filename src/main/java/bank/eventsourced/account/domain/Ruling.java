package bank.eventsourced.account.domain;

import java.util.List;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.Refusal;

/** What the rules say to a command. */
public sealed interface Ruling {

    /** It happens: these events, each on the account that it names, all or none. */
    record Allowed(List<AccountEvent> events) implements Ruling {

        static Allowed as(AccountEvent... events) {
            return new Allowed(List.of(events));
        }
    }

    /** It does not happen. */
    record Forbidden(Refusal reason) implements Ruling {}
}
