package bank.eventsourced.operations.application;

import java.util.Optional;
import java.util.TreeMap;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.BankCopying;
import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.ChainFault;
import bank.eventsourced.eventstore.EventStoreInspection;
import bank.eventsourced.operations.Backups.Head;
import bank.eventsourced.operations.Copies;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.wording.Sentence;

/** Sees that the bank is whole before it lets it be copied. */
@Service
class CopiesService implements Copies {

    private final EventStoreInspection eventStore;
    private final BankCopying copying;

    CopiesService(EventStoreInspection eventStore, BankCopying copying) {
        this.eventStore = eventStore;
        this.copying = copying;
    }

    @Override
    public Result copy(String place, String user, Files files, Monitor monitor) {
        var fault = fault(monitor);
        return fault.isPresent()
                ? new Result.Failed(Sentence.of("The bank is damaged and was not copied. %s", fault.get()))
                : copyWhole(place, user, files, monitor);
    }

    private Optional<Sentence> fault(Monitor monitor) {
        return eventStore.logs()
                .stream()
                .map(log -> eventStore.verifyChain(log, new Watching(monitor)))
                .flatMap(it -> it.fault().stream())
                .map(ChainFault::sentence)
                .findFirst();
    }

    private Result copyWhole(String place, String user, Files files, Monitor monitor) {
        try {
            return switch (copying.copy(place, user, files(files), new Watching(monitor))) {
                case BankCopying.Outcome.Done done -> done(done);
                case BankCopying.Outcome.Failed(var sentence) -> new Result.Failed(sentence);
            };
        } catch (BankUnavailable unavailable) {
            return switch (unavailable.reason()) {
                case NOT_A_BANK, NO_BANK, NOT_RESTORABLE, NOT_EMPTY, UNFINISHED, LOCKED, BAD_SETTING ->
                    new Result.WrongPlace(unavailable.explanation());
                case IN_USE, UNREACHABLE, NEWER, NOT_WRITABLE, UNSAFE -> new Result.Failed(unavailable.explanation());
            };
        }
    }

    private static BankCopying.Files files(Files files) {
        return switch (files) {
            case LIKE_THE_BANK -> BankCopying.Files.LIKE_THE_BANK;
            case ENCRYPTED -> BankCopying.Files.ENCRYPTED;
            case PLAIN -> BankCopying.Files.PLAIN;
        };
    }

    private static Result.Done done(BankCopying.Outcome.Done done) {
        var heads = new TreeMap<String, Head>();
        done.heads().forEach(head -> heads.put(head.log(), new Head(head.position(), head.hash().toString())));
        return new Result.Done(heads, done.rows(), done.figures());
    }
}
