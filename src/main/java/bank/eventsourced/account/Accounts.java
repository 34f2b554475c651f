package bank.eventsourced.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What people can do with accounts. Thread-safe; needs no transaction of the caller's. */
public interface Accounts {

    /** The largest page of {@link #list}. */
    int LARGEST_PAGE = 1_000;

    /**
     * Gives a command. Waits only while very many commands are waiting already.
     *
     * @return completes when the command is durable or refused, on the writer's thread: hand over at once; completes
     *         exceptionally if the bank could not carry it out, and then nothing was recorded
     */
    CompletableFuture<Outcome> submit(Instruction instruction);

    /** Gives a command and waits for what becomes of it. */
    Outcome execute(Instruction instruction);

    /** The account now. */
    Optional<AccountView> find(AccountNumber number);

    /** The account as it was at a version; empty if it has not come to that version, or version is less than 1. */
    Optional<AccountView> find(AccountNumber number, long version);

    /** The account as the bank knew it at an instant; empty if it was not open yet. */
    Optional<AccountView> find(AccountNumber number, Instant instant);

    /**
     * Accounts in the order of their numbers as text.
     *
     * @param after the last number of the page before; absent for the first page
     * @param limit at most {@link #LARGEST_PAGE}
     */
    List<AccountView> list(Optional<AccountNumber> after, int limit);

    /** All accounts, page by page. */
    default Stream<AccountView> all() {
        return Stream.iterate(list(Optional.empty(), LARGEST_PAGE), page -> !page.isEmpty(),
                page -> page.size() < LARGEST_PAGE ? List.of()
                        : list(Optional.of(page.getLast().number()), LARGEST_PAGE))
                .flatMap(List::stream);
    }

    /** How many accounts there are, closed ones included. */
    long count();
}
