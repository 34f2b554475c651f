package bank.eventsourced.account.application;

import java.util.Optional;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountMoment.Fault;
import bank.eventsourced.account.AccountMoment.Source;
import bank.eventsourced.account.domain.Account;
import bank.eventsourced.eventstore.Aggregates;
import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.InspectedEvent;
import bank.eventsourced.eventstore.InspectedEvent.Reading.Illegible;
import bank.eventsourced.eventstore.InspectedEvent.Reading.Legible;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.Versioned;
import bank.eventsourced.wording.Sentence;

/**
 * Rebuilds an account at a version of its past, from the nearest state at hand: a snapshot, or one that it passed before.
 * Stops at an event that cannot be applied, and says which and why. Thread-safe.
 */
final class AccountReplay {

    private static final int PAGE = 500;

    private final EventLog<AccountEvent> log;
    private final Aggregates<Account> aggregates;
    private final Milestones milestones = new Milestones();

    AccountReplay(EventLog<AccountEvent> log, Aggregates<Account> aggregates) {
        this.log = log;
        this.aggregates = aggregates;
    }

    void forgetAll() {
        milestones.forgetAll();
    }

    /**
     * How far a replay came.
     *
     * @param before the state before the last event that was applied; absent if none was
     * @param after  the last state that could be made
     */
    record Result(Source source, long sourceVersion, Optional<Account> before, Versioned<Account> after,
            Optional<Fault> fault) {

        long events() {
            return after.version() - sourceVersion;
        }
    }

    Result to(StreamId stream, long version) {
        var snapshot = aggregates.nearest(stream, version);
        var milestone = milestones.nearest(stream, version).filter(it -> it.version() > snapshot.version());
        var source = milestone.isPresent() ? Source.MEMORY
                : snapshot.version() > 0 ? Source.SNAPSHOT : Source.FIRST_EVENT;
        var start = milestone.orElse(snapshot);
        var result = new Result(source, start.version(), Optional.empty(), start, Optional.empty());
        while (result.after().version() < version && result.fault().isEmpty()) {
            var done = result.after().version();
            var page = log.inspect(stream, done, (int) Math.min(PAGE, version - done));
            if (page.isEmpty()) {
                return missing(result);
            }
            for (var event : page) {
                result = next(result, event);
            }
        }
        return result;
    }

    /** One more event, unless the replay has stopped already. */
    Result next(Result result, InspectedEvent<AccountEvent> inspected) {
        if (result.fault().isPresent()) {
            return result;
        }
        var version = inspected.stored().version();
        if (version != result.after().version() + 1) {
            return missing(result);
        }
        return switch (inspected.reading()) {
            case Illegible<AccountEvent>(var why) -> stopped(result, version, Sentence.verbatim(why));
            case Legible<AccountEvent> it -> apply(result, inspected, it.only());
        };
    }

    private Result apply(Result result, InspectedEvent<AccountEvent> inspected, AccountEvent event) {
        var version = inspected.stored().version();
        Account account;
        try {
            account = result.after().state().apply(event);
        } catch (IllegalStateException | ArithmeticException impossible) {
            return stopped(result, version, Sentence.saidBy(impossible));
        }
        if (account instanceof Account.Existing existing && !existing.balance().equals(event.balance())) {
            return stopped(result, version,
                    Sentence.of("The event says that the balance is %s, but the events before it make it %s.",
                            event.balance(), existing.balance()));
        }
        var after = new Versioned<>(version, account);
        if (result.source() != Source.NEIGHBOUR) { // which knows no more than what people see
            milestones.pass(inspected.stored().stream(), after);
        }
        return new Result(result.source(), result.sourceVersion(), Optional.of(result.after().state()), after,
                Optional.empty());
    }

    private static Result missing(Result result) {
        var version = result.after().version() + 1;
        return stopped(result, version, Sentence.of("The event of version %s is missing.", version));
    }

    private static Result stopped(Result result, long version, Sentence why) {
        return new Result(result.source(), result.sourceVersion(), result.before(), result.after(),
                Optional.of(new Fault(version, why)));
    }
}
