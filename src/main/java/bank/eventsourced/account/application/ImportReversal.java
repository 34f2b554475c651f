package bank.eventsourced.account.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import bank.eventsourced.account.AccountCommand.Reverse;
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
import bank.eventsourced.wording.Sentence;

/**
 * Reverses the transactions of one import, the newest first: so balances go back the way they came, and none goes below
 * its limit on the way unless money has moved since.
 */
final class ImportReversal {

    private static final int PAGE = 1_000;

    private final EventLog<AccountEvent> log;
    private final Run run;
    private final String actor;
    private final UUID correlation;
    private final Monitor monitor;
    private final CommandsOnTheirWay<Movement> onTheirWay;

    private final List<Kept> keptListed = new ArrayList<>();
    private long tried;
    private long reversed;
    private long byHand;
    private long kept;
    private Optional<Sentence> interruptedBy = Optional.empty();

    ImportReversal(AccountService accounts, EventLog<AccountEvent> log, Run run, String actor, Monitor monitor) {
        this.log = log;
        this.run = run;
        this.actor = actor;
        this.correlation = Ids.derived("import-undo", run.past().id().toString());
        this.monitor = monitor;
        this.onTheirWay = new CommandsOnTheirWay<>(accounts, this::answered, this::failed);
    }

    /** @param change what it had changed in the balance */
    private record Movement(RecordedEvent<AccountEvent> event, Money change) {}

    void reverseAll() {
        for (var end = run.lastPosition().orElseGet(log::head); end > run.firstPosition()
                && interruptedBy.isEmpty(); end -= PAGE) {
            var start = Math.max(run.firstPosition(), end - PAGE);
            log.read(start, (int) (end - start)).reversed().forEach(this::reverse);
            monitor.progressed(new Progress(Phase.REVERSING, tried, OptionalLong.of(run.past().rows())));
            if (monitor.cancelled()) {
                interrupt(Sentence.of("It was cancelled."));
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

    Optional<Sentence> interruptedBy() {
        return interruptedBy;
    }

    private void reverse(RecordedEvent<AccountEvent> event) {
        if (!event.metadata().correlationId().equals(run.past().id())) {
            return;
        }
        if (event.event() instanceof Credited credited) {
            reverse(event, credited.amount());
        } else if (event.event() instanceof Debited debited) {
            reverse(event, debited.amount().negated());
        }
    }

    private void reverse(RecordedEvent<AccountEvent> event, Money change) {
        tried++;
        onTheirWay.submit(new Movement(event, change), reversal(event));
    }

    private void answered(Movement movement, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done _ -> reversed++;
            case Outcome.Refused(_, Refusal.AlreadyReversed _) -> byHand++;
            case Outcome.Refused(_, var reason) -> keep(movement, reason);
        }
    }

    private void keep(Movement movement, Refusal reason) {
        kept++;
        if (keptListed.size() < PastImports.LISTED_KEPT) {
            var event = movement.event();
            keptListed.add(new Kept(event.position(), event.event().account(),
                    event.metadata().valueDate().orElseThrow(), movement.change(), reason));
        }
    }

    private void failed(Movement movement, Throwable cause) {
        interrupt(Sentence.of("The transaction at position %s could not be reversed: %s", movement.event().position(),
                Sentence.saidBy(cause)));
    }

    private void interrupt(Sentence reason) {
        if (interruptedBy.isEmpty()) {
            interruptedBy = Optional.of(reason);
        }
    }

    /** Counts from the day of what it reverses: so the balance of no day shows anything of the import. */
    private Instruction reversal(RecordedEvent<AccountEvent> event) {
        return Instruction.of(UndoneRows.undoing(new CommandId(event.metadata().commandId())),
                new Reverse(event.event().account(), event.version(), ""), actor)
                .withValueDate(event.metadata().valueDate())
                .withCorrelation(correlation);
    }
}
