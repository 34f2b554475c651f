package bank.eventsourced.account.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.PastImports;
import bank.eventsourced.account.PastImports.Kept;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.account.TransactionImport.Monitor;
import bank.eventsourced.account.TransactionImport.Progress;
import bank.eventsourced.account.TransactionImport.Progress.Phase;
import bank.eventsourced.account.application.ImportRuns.Run;
import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.money.Money;

/**
 * Reverses the transactions of one import, the newest first: so balances go back the way they came, and none goes below
 * its limit on the way unless money has moved since.
 */
final class ImportReversal {

    private static final int PAGE = 1_000;

    private final AccountService accounts;
    private final EventLog<AccountEvent> log;
    private final Run run;
    private final String actor;
    private final UUID correlation;
    private final Monitor monitor;
    private final CommandsOnTheirWay<RecordedEvent<AccountEvent>> onTheirWay;

    private final List<Kept> keptListed = new ArrayList<>();
    private long tried;
    private long reversed;
    private long byHand;
    private long kept;
    private Optional<String> interruptedBy = Optional.empty();

    ImportReversal(AccountService accounts, EventLog<AccountEvent> log, Run run, String actor, Monitor monitor) {
        this.accounts = accounts;
        this.log = log;
        this.run = run;
        this.actor = actor;
        this.correlation = Ids.derived("import-undo", run.past().id().toString());
        this.monitor = monitor;
        this.onTheirWay = new CommandsOnTheirWay<>(accounts, this::answered, this::failed);
    }

    void reverseAll() {
        for (var end = run.lastPosition().orElseGet(log::head); end > run.firstPosition()
                && interruptedBy.isEmpty(); end -= PAGE) {
            var start = Math.max(run.firstPosition(), end - PAGE);
            log.read(start, (int) (end - start)).reversed().forEach(this::reverse);
            monitor.progressed(new Progress(Phase.REVERSING, tried, OptionalLong.of(run.past().rows())));
            if (monitor.cancelled()) {
                interrupt("It was cancelled.");
            }
        }
        onTheirWay.awaitAll();
    }

    long reversed() {
        return reversed;
    }

    long byHand() {
        return byHand;
    }

    long kept() {
        return kept;
    }

    List<Kept> keptListed() {
        return List.copyOf(keptListed);
    }

    Optional<String> interruptedBy() {
        return interruptedBy;
    }

    private void reverse(RecordedEvent<AccountEvent> event) {
        if (!event.metadata().correlationId().equals(run.past().id())) {
            return;
        }
        if (event.event() instanceof Credited || event.event() instanceof Debited) {
            tried++;
            onTheirWay.submit(event, reversal(event));
        }
    }

    private void answered(RecordedEvent<AccountEvent> event, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done _ -> reversed++;
            //TEMP case Outcome.Refused(_, Refusal.AlreadyReversed _) -> byHand++;
            case Outcome.Refused(_, var reason) -> keep(event, reason);
        }
    }

    private void keep(RecordedEvent<AccountEvent> event, Refusal reason) {
        kept++;
        if (keptListed.size() < PastImports.LISTED_KEPT) {
            keptListed.add(new Kept(event.position(), event.event().account(),
                    event.metadata().valueDate().orElseThrow(), change(event.event()), reason));
        }
    }

    private void failed(RecordedEvent<AccountEvent> event, Throwable cause) {
        var message = cause.getMessage();
        interrupt("The transaction at position %d could not be reversed: %s".formatted(event.position(),
                message == null ? cause.getClass().getSimpleName() : message));
    }

    private void interrupt(String reason) {
        if (interruptedBy.isEmpty()) {
            interruptedBy = Optional.of(reason);
        }
    }

    private Instruction reversal(RecordedEvent<AccountEvent> event) {
        var command = switch (event.event()) {
            case Credited it ->
                new bank.eventsourced.account.AccountCommand.Withdraw(it.account(), it.amount(), "TEMP");
            case Debited it -> new bank.eventsourced.account.AccountCommand.Deposit(it.account(), it.amount(), "TEMP");
            default -> throw new IllegalStateException();
        };
        return Instruction.of(UndoneRows.undoing(new CommandId(event.metadata().commandId())), command, actor)
                .withCorrelation(correlation);
    }

    private static Money change(AccountEvent event) {
        return switch (event) {
            case Credited it -> it.amount();
            case Debited it -> it.amount().negated();
            default -> throw new IllegalStateException();
        };
    }
}
