package bank.eventsourced.account.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountHistory;
import bank.eventsourced.account.AccountLog;
import bank.eventsourced.account.AccountMoment;
import bank.eventsourced.account.AccountMoment.Origin;
import bank.eventsourced.account.AccountMoment.Source;
import bank.eventsourced.account.AccountMoment.State;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.BalancePoint;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.PastEvent;
import bank.eventsourced.account.PastEvent.Content;
import bank.eventsourced.account.domain.Account;
import bank.eventsourced.account.domain.AccountDifference;
import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.InspectedEvent;
import bank.eventsourced.eventstore.InspectedEvent.Reading.Illegible;
import bank.eventsourced.eventstore.InspectedEvent.Reading.Legible;
import bank.eventsourced.eventstore.PersonalTexts;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.Versioned;

/** Looks back: pages of events by their versions, and states rebuilt from the nearest one at hand. */
@Service
class AccountHistoryService implements AccountHistory {

    private final EventLog<AccountEvent> log;
    private final AccountReplay replay;
    private final AccountTests tests;
    private final Clock clock;

    AccountHistoryService(EventSourcing eventSourcing, PersonalTexts texts, Clock clock) {
        this.log = eventSourcing.log(AccountLog.DEFINITION);
        this.replay = new AccountReplay(log, eventSourcing.aggregates(AccountService.ACCOUNT));
        this.tests = new AccountTests(log);
        this.clock = clock;
        texts.onForgotten(replay::forgetAll);
    }

    @Override
    public long versions(AccountNumber account) {
        return log.version(stream(account));
    }

    @Override
    public long versionAt(AccountNumber account, Instant instant) {
        return log.version(stream(account), instant);
    }

    @Override
    public List<PastEvent> events(AccountNumber account, long afterVersion, int limit) {
        return log.inspect(stream(account), afterVersion, Math.min(limit, LARGEST_PAGE))
                .stream()
                .map(event -> past(account, event))
                .toList();
    }

    @Override
    public Optional<AccountMoment> at(AccountNumber account, long version) {
        return event(account, version).map(event -> rebuilt(account, event));
    }

    @Override
    public Optional<AccountMoment> step(AccountMoment from, long version) {
        var state = from.state().map(AccountHistoryService::account);
        if (state.isEmpty() || version != from.version() + 1) {
            return at(from.account(), version);
        }
        return event(from.account(), version).map(event -> {
            var begin = clock.instant();
            var result = replay.next(new AccountReplay.Result(Source.NEIGHBOUR, from.version(), Optional.empty(),
                    new Versioned<>(from.version(), state.get()), Optional.empty()), event);
            return moment(from.account(), event, result, state, begin);
        });
    }

    private AccountMoment rebuilt(AccountNumber account, InspectedEvent<AccountEvent> event) {
        var version = event.stored().version();
        var begin = clock.instant();
        var result = replay.to(stream(account), version);
        var end = clock.instant();
        var before = result.fault().isPresent() || result.before().isPresent() ? result.before()
                : before(account, version);
        return moment(account, event, result, before, begin, end);
    }

    /** A snapshot of the very version does not tell what the version changed. */
    private Optional<Account> before(AccountNumber account, long version) {
        var result = replay.to(stream(account), version - 1);
        return result.fault().isPresent() ? Optional.empty() : Optional.of(result.after().state());
    }

    private AccountMoment moment(AccountNumber account, InspectedEvent<AccountEvent> event,
            AccountReplay.Result result, Optional<Account> before, Instant begin) {
        return moment(account, event, result, before, begin, clock.instant());
    }

    private static AccountMoment moment(AccountNumber account, InspectedEvent<AccountEvent> event,
            AccountReplay.Result result, Optional<Account> before, Instant begin, Instant end) {
        var origin = new Origin(result.source(), result.sourceVersion(), result.events(), Duration.between(begin, end));
        var reached = result.fault().isEmpty() ? Optional.of(result.after()) : Optional.<Versioned<Account>>empty();
        var changes = reached.flatMap(after -> before.map(it -> AccountDifference.between(it, after.state())))
                .orElse(List.of());
        return new AccountMoment(past(account, event), reached.flatMap(AccountHistoryService::state), changes, origin,
                result.fault());
    }

    private static Optional<State> state(Versioned<Account> reached) {
        return AccountService.view(reached).map(view -> new State(view, switch (reached.state()) {
            case Account.Existing it -> it.freezeReason();
            case Account.NotOpened _ -> "";
        }));
    }

    private static Account account(State state) {
        var it = state.account();
        return new Account.Existing(it.number(), it.holder(), it.balance(), it.overdraftLimit(), it.status(),
                state.freezeReason(), it.version(), it.transactions(), Map.of(), 0);
    }

    @Override
    public List<BalancePoint> balances(AccountNumber account, int most) {
        if (most < 2 || most > MOST_POINTS) {
            throw new IllegalArgumentException("A curve has 2 to %d points, not %d.".formatted(MOST_POINTS, most));
        }
        return log.inspect(stream(account), sample(versions(account), most).boxed().toList())
                .stream()
                .flatMap(AccountHistoryService::point)
                .toList();
    }

    @Override
    public AsTest asTest(AccountNumber account, long version) {
        return tests.write(account, version);
    }

    /** The first, the last, and even steps between them. */
    static LongStream sample(long versions, int most) {
        return versions <= most ? LongStream.rangeClosed(1, versions)
                : LongStream.range(0, most).map(i -> 1 + Math.multiplyExact(i, versions - 1) / (most - 1));
    }

    private static Stream<BalancePoint> point(InspectedEvent<AccountEvent> event) {
        return switch (event.reading()) {
            case Legible<AccountEvent> it -> Stream
                    .of(new BalancePoint(event.stored().version(), event.stored().recordedAt(), it.only().balance()));
            case Illegible<AccountEvent> _ -> Stream.empty();
        };
    }

    private Optional<InspectedEvent<AccountEvent>> event(AccountNumber account, long version) {
        return log.inspect(stream(account), List.of(version)).stream().findFirst();
    }

    private static PastEvent past(AccountNumber account, InspectedEvent<AccountEvent> event) {
        var stored = event.stored();
        var metadata = stored.metadata();
        return new PastEvent(account, stored.version(), stored.position(), stored.recordedAt(),
                switch (event.reading()) {
                    case Legible<AccountEvent> it -> new Content.Legible(it.only());
                    case Illegible<AccountEvent>(var why) -> new Content.Illegible(why);
                }, new PastEvent.Form(stored.type(), stored.schemaVersion(), stored.payload()),
                new PastEvent.Metadata(new CommandId(metadata.commandId()), metadata.correlationId(),
                        metadata.causation().map(EventReference::toString), metadata.actor(), metadata.valueDate()),
                stored.hash().toString());
    }

    private static StreamId stream(AccountNumber account) {
        return AccountService.ACCOUNT.stream(account.value());
    }
}
