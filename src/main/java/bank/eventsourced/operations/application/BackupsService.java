package bank.eventsourced.operations.application;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.BankCopy;
import bank.eventsourced.eventstore.BankFiles;
import bank.eventsourced.operations.Backups;

/** Hands the work to the event store's files, and says in the words of operations what became of it. */
@Service
class BackupsService implements Backups {

    private final BankFiles files;

    BackupsService(BankFiles files) {
        this.files = files;
    }

    @Override
    public Place place() {
        var place = files.place();
        return new Place(place.name(), place.folder(), place.bytes(), place.freeBytes(),
                OperationsService.by(place.encrypted()));
    }

    @Override
    public Optional<Backup> last() {
        return files.lastBackup().map(BackupsService::backup);
    }

    @Override
    public Result backUp(Path into, Monitor monitor) {
        return result(files.backUp(into, watching(monitor)));
    }

    @Override
    public Result inspect(Path backup, Monitor monitor) {
        return result(files.inspect(backup, watching(monitor)));
    }

    @Override
    public Result restore(Path backup, Monitor monitor) {
        return result(files.restore(backup, watching(monitor)));
    }

    private static Result result(BankFiles.Outcome outcome) {
        return switch (outcome) {
            case BankFiles.Outcome.Done(var copy) -> new Result.Done(backup(copy));
            case BankFiles.Outcome.Failed(var problem, var sentence) -> new Result.Failed(problem(problem), sentence);
            case BankFiles.Outcome.Cancelled _ -> new Result.Cancelled();
        };
    }

    private static Backup backup(BankCopy copy) {
        Map<String, Head> heads = new TreeMap<>();
        copy.heads().forEach(head -> heads.put(head.log(), new Head(head.position(), head.hash().toString())));
        return new Backup(copy.folder(), copy.takenAt(), copy.program(), heads, copy.bytes());
    }

    private static Problem problem(BankFiles.Problem problem) {
        return switch (problem) {
            case NOT_A_BACKUP -> Problem.NOT_A_BACKUP;
            case NEWER -> Problem.NEWER;
            case INCOMPLETE -> Problem.INCOMPLETE;
            case DAMAGED -> Problem.DAMAGED;
            case HOLDS_A_BANK -> Problem.HOLDS_A_BANK;
            case IN_USE -> Problem.IN_USE;
            case NOT_WRITABLE -> Problem.NOT_WRITABLE;
            case NO_ROOM -> Problem.NO_ROOM;
            case BROKEN -> Problem.BROKEN;
            case ON_SERVER -> Problem.ON_SERVER;
        };
    }

    private static BankFiles.Monitor watching(Monitor monitor) {
        return new BankFiles.Monitor() {

            @Override
            public void progressed(BankFiles.Phase phase, long done, long of) {
                monitor.progressed(switch (phase) {
                    case COPYING -> Phase.COPYING;
                    case CHECKING -> Phase.CHECKING;
                }, done, of);
            }

            @Override
            public boolean cancelled() {
                return monitor.cancelled();
            }
        };
    }
}
