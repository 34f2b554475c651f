package bank.eventsourced.account.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.AccountCommand.ChangeOverdraftLimit;
import bank.eventsourced.account.AccountCommand.Close;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.ForgetHolder;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Reverse;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Unfreeze;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountLog;
import bank.eventsourced.account.AccountLogAdvanced;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.account.domain.Account;
import bank.eventsourced.account.domain.AccountRules;
import bank.eventsourced.account.domain.Leg;
import bank.eventsourced.account.domain.Ruling;
import bank.eventsourced.eventstore.AggregateType;
import bank.eventsourced.eventstore.AggregateType.Personal;
import bank.eventsourced.eventstore.Aggregates;
import bank.eventsourced.eventstore.Change;
import bank.eventsourced.eventstore.CommandWriter;
import bank.eventsourced.eventstore.CommandWriter.Answer;
import bank.eventsourced.eventstore.CommandWriter.Submission;
import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.Decider.Decision;
import bank.eventsourced.eventstore.Decider.States;
import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.Versioned;

/** Carries out commands on accounts, and says how accounts are and were. */
@Service
class AccountService implements Accounts {

    static final AggregateType<AccountEvent, Account> ACCOUNT = new AggregateType<>(AccountLog.DEFINITION, "account",
            new Account.NotOpened(), Account::apply, Account.Existing.class, 3, AccountService::name,
            new Personal<>(AccountService::person, Set.of("holder", "freezeReason")));

    private final CommandWriter<AccountEvent, Refusal> writer;
    private final Aggregates<Account> aggregates;
    private final RecordedMovements movements;
    private final AccountBalances balances;
    private final CustomerService customers;
    private final Prompts prompts;
    private final Clock clock;

    AccountService(EventSourcing eventSourcing, AccountBalances balances, CustomerService customers, Prompts prompts,
            Clock clock) {
        this.writer = eventSourcing.writer(AccountLog.DEFINITION, this::withinTransaction);
        this.aggregates = eventSourcing.aggregates(ACCOUNT);
        this.movements = new RecordedMovements(eventSourcing.log(AccountLog.DEFINITION));
        this.balances = balances;
        this.customers = customers;
        this.prompts = prompts;
        this.clock = clock;
        eventSourcing.rebuildable(AccountLog.DEFINITION, new ListOfAccounts(balances));
    }

    @Override
    public CompletableFuture<Outcome> submit(Instruction instruction) {
        return writer.submit(submission(instruction)).thenApply(answer -> outcome(instruction.id(), answer));
    }

    @Override
    public Outcome execute(Instruction instruction) {
        try {
            return submit(instruction).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    CommandWriter.Rehearsal<AccountEvent, Refusal> rehearsal() {
        return writer.rehearsal();
    }

    /** Which of these commands have been carried out. */
    Set<CommandId> carriedOut(Set<CommandId> commands) {
        return writer.carriedOut(commands.stream().map(CommandId::value).toList())
                .stream()
                .map(CommandId::new)
                .collect(Collectors.toSet());
    }

    Submission<AccountEvent, Refusal> submission(Instruction instruction) {
        return new Submission<>(instruction.id().value(), CommandContent.of(instruction),
                states -> decide(instruction, states));
    }

    private Decision<AccountEvent, Refusal> decide(Instruction instruction, States<AccountEvent> states) {
        var command = instruction.command();
        var account = states.load(ACCOUNT, stream(command.account()));
        var seen = instruction.expectedVersion();
        if (seen.isPresent() && seen.getAsLong() != account.version()) {
            return new Decision.Refused<>(
                    new Refusal.ChangedMeanwhile(command.account(), seen.getAsLong(), account.version()));
        }
        return switch (command) {
            case Transfer transfer -> decision(instruction, AccountRules.transfer(account.state(),
                    states.load(ACCOUNT, stream(transfer.to())).state(), transfer), states, List.of());
            case Reverse reverse -> reverse(instruction, reverse, account, states);
            case ForgetHolder forget -> forget(instruction, forget, states);
            case Open _, Deposit _, Withdraw _, Freeze _, Unfreeze _, ChangeOverdraftLimit _, Close _ -> decision(
                    instruction, AccountRules.decide(account.state(), command), states, List.of());
        };
    }

    /** What was recorded never changes; so it may be read beside the states that the decision rests on. */
    private Decision<AccountEvent, Refusal> reverse(Instruction instruction, Reverse reverse,
            Versioned<Account> account, States<AccountEvent> states) {
        var originals = reverse.version() > account.version() ? List.<RecordedEvent<AccountEvent>>of()
                : movements.at(stream(reverse.account()), reverse.version());
        if (originals.isEmpty() && reverse.version() <= account.version()) {
            throw new ConcurrencyConflict(
                    "Version %d of account %s is decided in the same batch as its reversal: one after the other"
                            .formatted(reverse.version(), reverse.account()));
        }
        var legs = originals.stream().map(original -> leg(original, states)).toList();
        return decision(instruction, AccountRules.reverse(account.state(), reverse, legs), states, originals);
    }

    /** The list of accounts is looked at beside the states; in the transaction it is looked at again. */
    private Decision<AccountEvent, Refusal> forget(Instruction instruction, ForgetHolder forget,
            States<AccountEvent> states) {
        if (!customers.areSealed()) {
            return new Decision.Refused<>(new Refusal.NothingIsSealed(forget.account()));
        }
        var numbers = customers.accountsOf(forget.account());
        if (numbers.isEmpty() && states.load(ACCOUNT, stream(forget.account())).version() > 0) {
            throw new ConcurrencyConflict(
                    "Account %s is opened in the same batch: one after the other".formatted(forget.account()));
        }
        var accounts = numbers.stream()
                .map(it -> states.load(ACCOUNT, stream(it)).state())
                .flatMap(it -> existing(it).stream())
                .toList();
        return decision(instruction, AccountRules.forget(accounts, customers.readable(numbers), forget), states,
                List.of());
    }

    private static Leg leg(RecordedEvent<AccountEvent> original, States<AccountEvent> states) {
        return switch (states.load(ACCOUNT, original.stream()).state()) {
            case Account.Existing account -> new Leg(account, original.version(), original.event());
            case Account.NotOpened _ -> throw new IllegalStateException("An event lies on an account that is not open");
        };
    }

    /** @param causes the events that caused those of the ruling, one on each account; none if no event did */
    private Decision<AccountEvent, Refusal> decision(Instruction instruction, Ruling ruling,
            States<AccountEvent> states, List<RecordedEvent<AccountEvent>> causes) {
        return switch (ruling) {
            case Ruling.Forbidden(var reason) -> new Decision.Refused<>(reason);
            case Ruling.Allowed(var events) -> new Decision.Accepted<>(changes(instruction, events, states, causes));
        };
    }

    private List<Change<AccountEvent, ?>> changes(Instruction instruction, List<AccountEvent> events,
            States<AccountEvent> states, List<RecordedEvent<AccountEvent>> causes) {
        var changes = new ArrayList<Change<AccountEvent, ?>>(events.size());
        for (var event : events) {
            var stream = stream(event.account());
            changes.add(Change.of(ACCOUNT, stream, states.load(ACCOUNT, stream), List.of(event),
                    metadata(instruction, causes.stream().filter(cause -> cause.stream().equals(stream)).findFirst())));
        }
        return changes;
    }

    private EventMetadata metadata(Instruction instruction, Optional<RecordedEvent<AccountEvent>> cause) {
        return new EventMetadata(instruction.id().value(), instruction.correlationId(),
                cause.map(it -> new EventReference(AccountLog.DEFINITION.name(), it.position())), instruction.actor(),
                Optional.of(instruction.valueDate().orElseGet(this::today)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    /** What must never differ from the log is kept in its transaction; the prompt goes last. */
    private void withinTransaction(List<RecordedEvent<AccountEvent>> events) {
        customers.keep(events);
        prompts.publish(new AccountLogAdvanced(events.getLast().position()));
    }

    private static Outcome outcome(CommandId id, Answer<AccountEvent, Refusal> answer) {
        return switch (answer) {
            case Answer.Recorded<AccountEvent, Refusal>(var events, var repeated) ->
                new Outcome.Done(id, events.stream().map(AccountService::recorded).toList(), repeated);
            case Answer.Refused<AccountEvent, Refusal>(var reason) -> new Outcome.Refused(id, reason);
            case Answer.IdTaken<AccountEvent, Refusal> _ -> new Outcome.Refused(id, new Refusal.CommandIdTaken(id));
        };
    }

    private static Outcome.Recorded recorded(RecordedEvent<AccountEvent> event) {
        return new Outcome.Recorded(event.position(), event.version(), event.event(),
                event.metadata().valueDate().orElseThrow(), event.recordedAt());
    }

    @Override
    public Optional<AccountView> find(AccountNumber number) {
        return view(aggregates.load(stream(number)));
    }

    @Override
    public Optional<AccountView> find(AccountNumber number, long version) {
        return version < 1 ? Optional.empty()
                : view(aggregates.load(stream(number), version)).filter(account -> account.version() == version);
    }

    @Override
    public Optional<AccountView> find(AccountNumber number, Instant instant) {
        return view(aggregates.load(stream(number), instant));
    }

    @Override
    public List<AccountView> list(Optional<AccountNumber> after, int limit) {
        return balances.list(after, Math.min(limit, LARGEST_PAGE));
    }

    @Override
    public long count() {
        return balances.count();
    }

    private static StreamId stream(AccountNumber number) {
        return ACCOUNT.stream(number.value());
    }

    static Optional<Account.Existing> existing(Account account) {
        return switch (account) {
            case Account.NotOpened _ -> Optional.empty();
            case Account.Existing it -> Optional.of(it);
        };
    }

    private static Optional<String> person(Account account) {
        return existing(account).map(it -> it.person().words());
    }

    private static String name(Account account) {
        return switch (account) {
            case Account.NotOpened _ -> "";
            case Account.Existing it -> it.number().value();
        };
    }

    static Optional<AccountView> view(Versioned<Account> account) {
        return switch (account.state()) {
            case Account.NotOpened _ -> Optional.empty();
            case Account.Existing it -> Optional.of(new AccountView(it.number(), it.holder(), it.balance(),
                    it.overdraftLimit(), it.status(), account.version(), it.transactions(),
                    Optional.of(it.freezeReason()).filter(reason -> !reason.isEmpty())));
        };
    }
}
