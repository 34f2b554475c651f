package bank.eventsourced.account.application;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountLog;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.PastImport;
import bank.eventsourced.account.PastImport.State;
import bank.eventsourced.account.PastImports;
import bank.eventsourced.account.TransactionImport.Monitor;
import bank.eventsourced.account.application.ImportRuns.Run;
import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.Ids;

/** Keeps which imports there were, and undoes them. */
@Service
class PastImportService implements PastImports {

    private final AccountService accounts;
    private final EventLog<AccountEvent> log;
    private final ImportRuns runs;
    private final TransactionOperations transaction;
    private final Clock clock;

    /** Those of this process: one that is kept as being recorded and is not among them was interrupted. */
    private final Set<UUID> recording = ConcurrentHashMap.newKeySet();

    PastImportService(AccountService accounts, EventSourcing eventSourcing, ImportRuns runs,
            TransactionOperations transaction, Clock clock) {
        this.accounts = accounts;
        this.log = eventSourcing.log(AccountLog.DEFINITION);
        this.runs = runs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** An import begins. Until {@link #noLongerRecording} it cannot be undone. */
    UUID begin(Path file, String actor, long rows) {
        var id = Ids.timeOrdered();
        recording.add(id);
        var begun = new PastImport(id, fileName(file), actor, clock.instant().truncatedTo(ChronoUnit.MICROS), rows, 0,
                0, State.RECORDING);
        transaction.executeWithoutResult(_ -> runs.add(new Run(begun, log.head(), Optional.empty())));
        return id;
    }

    /** An import has ended, in whatever way. */
    void end(UUID id, ImportRecording.Recorded recorded) {
        var state = recorded.trouble().isPresent() ? State.STOPPED : State.RECORDED;
        transaction.executeWithoutResult(_ -> {
            var run = find(id);
            var ended = new PastImport(id, run.past().file(), run.past().actor(), run.past().startedAt(),
                    recorded.rows(), recorded.accounts(), 0, state);
            runs.update(new Run(ended, run.firstPosition(), Optional.of(log.head())));
        });
    }

    void noLongerRecording(UUID id) {
        recording.remove(id);
    }

    boolean anyUndone() {
        return runs.anyUndone();
    }

    @Override
    public List<PastImport> list(Optional<UUID> before, int limit) {
        return runs.list(before, Math.min(limit, LARGEST_PAGE)).stream().map(this::asOfNow).toList();
    }

    @Override
    public Undoing undo(UUID importId, String actor, Monitor monitor) {
        if (recording.contains(importId)) {
            throw new InvalidInput("This import is still being recorded. Wait until it has ended, or cancel it.");
        }
        var run = keep(find(importId), find(importId).past().reversedRows(), State.UNDOING);
        var reversal = new ImportReversal(accounts, log, run, actor, monitor);
        reversal.reverseAll();
        var state = reversal.interruptedBy().isPresent() ? State.UNDOING
                : reversal.kept() > 0 ? State.PARTLY_UNDONE : State.UNDONE;
        var undone = keep(run, reversal.reversed() + reversal.byHand(), state);
        return new Undoing(undone.past(), reversal.reversed(), reversal.byHand(), reversal.kept(),
                reversal.keptListed(), reversal.interruptedBy());
    }

    private Run keep(Run run, long reversedRows, State state) {
        var past = run.past();
        var kept = new Run(new PastImport(past.id(), past.file(), past.actor(), past.startedAt(), past.rows(),
                past.accounts(), reversedRows, state), run.firstPosition(), run.lastPosition());
        transaction.executeWithoutResult(_ -> runs.update(kept));
        return kept;
    }

    private Run find(UUID id) {
        return runs.find(id)
                .orElseThrow(
                        () -> new InvalidInput("There is no import %s. Look into the list of imports.", id));
    }

    private PastImport asOfNow(PastImport past) {
        return past.state() == State.RECORDING && !recording.contains(past.id())
                ? new PastImport(past.id(), past.file(), past.actor(), past.startedAt(), past.rows(), past.accounts(),
                        past.reversedRows(), State.INTERRUPTED)
                : past;
    }

    private static String fileName(Path file) {
        var name = Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
        return name.length() <= PastImport.LONGEST_FILE ? name : name.substring(0, PastImport.LONGEST_FILE);
    }
}
