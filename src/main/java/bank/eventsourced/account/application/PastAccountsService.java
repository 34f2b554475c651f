package bank.eventsourced.account.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.AccountDirectory;
import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountLog;
import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.account.PastAccounts;
import bank.eventsourced.account.domain.Account;
import bank.eventsourced.eventstore.Aggregates;
import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.InspectedEvent;
import bank.eventsourced.eventstore.RecordedEvent;

/** Rebuilds what has changed since; all else is as it is listed. */
@Service
class PastAccountsService implements PastAccounts {

    private final AccountDirectory now;
    private final EventLog<AccountEvent> log;
    private final Aggregates<Account> accounts;

    PastAccountsService(EventSourcing eventSourcing, AccountDirectoryService now) {
        this.now = now;
        this.log = eventSourcing.log(AccountLog.DEFINITION);
        this.accounts = eventSourcing.aggregates(AccountService.ACCOUNT);
    }

    @Override
    public long newest() {
        return log.head();
    }

    @Override
    public long positionAt(Instant instant) {
        return log.positionAt(instant);
    }

    @Override
    public Optional<Instant> recordedAt(long position) {
        return log.read(position - 1, 1)
                .stream()
                .filter(it -> it.position() == position)
                .map(RecordedEvent::recordedAt)
                .findFirst();
    }

    @Override
    public AccountDirectory asOf(long position, Monitor monitor) {
        var recordedAt = recordedAt(position);
        var numbers = now.numbers(AccountQuery.everything(), AccountDirectory.MOST_NUMBERS);
        var then = new ArrayList<AccountSummary>(numbers.size());
        for (int first = 0; first < numbers.size(); first += AccountDirectory.LARGEST_PAGE) {
            var page = numbers.subList(first, Math.min(numbers.size(), first + AccountDirectory.LARGEST_PAGE));
            for (var account : now.at(page)) {
                if (monitor.cancelled()) {
                    throw new CancellationException("The look at the past was called off.");
                }
                asOf(account, position, recordedAt).forEach(then::add);
            }
            monitor.progressed(first + page.size(), numbers.size());
        }
        return AccountDirectory.of(then);
    }

    /** What was recorded later has changed the account; at the same instant it may have. */
    private Stream<AccountSummary> asOf(AccountSummary account, long position, Optional<Instant> recordedAt) {
        if (recordedAt.filter(account.lastActivity()::isBefore).isPresent()) {
            return Stream.of(account);
        }
        var stream = AccountService.ACCOUNT.stream(account.account().number().value());
        var version = log.versionAt(stream, position);
        return AccountService.view(accounts.load(stream, version))
                .stream()
                .flatMap(view -> lastEvent(log.inspect(stream, List.of(version)))
                        .map(lastActivity -> new AccountSummary(view, lastActivity)));
    }

    private static Stream<Instant> lastEvent(List<InspectedEvent<AccountEvent>> events) {
        return events.stream().map(it -> it.stored().recordedAt());
    }
}
