package bank.eventsourced.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.wording.Sentence;

/**
 * The time machine: every version of an account, what made it, and how the account stood then. However long the history is,
 * a look at one version reads a page of it at most. Thread-safe; needs no transaction of the caller's.
 */
public interface AccountHistory {

    /** The largest page of {@link #events}. */
    int LARGEST_PAGE = 500;

    /** The most points of {@link #balances}. */
    int MOST_POINTS = 500;

    /** How many versions the account has come to; 0 if it was never opened. */
    long versions(AccountNumber account);

    /** The version that the account had at an instant, as the bank knew it then; 0 if it was not open yet. */
    long versionAt(AccountNumber account, Instant instant);

    /**
     * Events in the order of their versions, also those that cannot be read.
     *
     * @param afterVersion the last version of the page before; 0 for the first page
     * @param limit        at most {@link #LARGEST_PAGE}
     */
    List<PastEvent> events(AccountNumber account, long afterVersion, int limit);

    /** The account at a version, with the event that made it; empty if there is no event of that version. */
    Optional<AccountMoment> at(AccountNumber account, long version);

    /** The same, coming from another moment of the same account: the step to the next version reuses its state. */
    Optional<AccountMoment> step(AccountMoment from, long version);

    /**
     * The balance over all versions: the first, the last, and versions at even distances between them.
     *
     * @param most how many points at most, 2 to {@link #MOST_POINTS}
     */
    List<BalancePoint> balances(AccountNumber account, int most);

    /**
     * What made a version, as a test of the rules in Java: given what had happened, when the command, then what it did. It
     * compiles as a file beside the specification of the rules. It holds the holder's name and all texts as they are.
     */
    AsTest asTest(AccountNumber account, long version);

    /** A test, if it can be written. */
    sealed interface AsTest {

        /** @param name of its class */
        record Written(String name, String java) implements AsTest {}

        /** There is no such version, an event cannot be read, or there are too many; the sentence says so. */
        record NotWritten(Sentence why) implements AsTest {}
    }
}
