package bank.eventsourced.eventstore.application;

import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.BankCopy.Head;
import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.LogImporting;
import bank.eventsourced.eventstore.Monitor;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.application.EventLines.End;
import bank.eventsourced.eventstore.application.EventLines.Line;
import bank.eventsourced.wording.Sentence;

/** Reads a whole export line by line into a bank that is being filled. */
@Service
class LogImportingService implements LogImporting {

    private static final int LINES_BETWEEN_REPORTS = 500;

    private final EventSourcingService mechanism;
    private final EventStore store;
    private final CommandRegister register;
    private final CheckpointStore checkpoints;
    private final ParkedStreams parkedStreams;
    private final Vault vault;
    private final PersonKeys personKeys;
    private final EventLines format;
    private final LineFiles files;
    private final Storage storage;
    private final TransactionOperations transaction;

    LogImportingService(EventSourcingService mechanism, EventStore store, CommandRegister register,
            CheckpointStore checkpoints, ParkedStreams parkedStreams, Vault vault, PersonKeys personKeys,
            EventLines format, LineFiles files,
            Storage storage, TransactionOperations transaction) {
        this.mechanism = mechanism;
        this.store = store;
        this.register = register;
        this.checkpoints = checkpoints;
        this.parkedStreams = parkedStreams;
        this.vault = vault;
        this.personKeys = personKeys;
        this.format = format;
        this.files = files;
        this.storage = storage;
        this.transaction = transaction;
    }

    @Override
    public Outcome read(Path file, Monitor monitor) {
        if (!storage.isUnfinished() || !store.logs().isEmpty()) {
            throw new IllegalStateException("This is no place that was opened to be filled");
        }
        try (var lines = files.open(file)) {
            return new Intake(lines, monitor).read();
        }
    }

    @Override
    public void finish() {
        storage.finishWhenClosed();
    }

    /** One run through a file. */
    private final class Intake {

        private final LineFiles.Reading lines;
        private final Monitor monitor;
        private final TreeMap<String, LogIntake<?>> logs = new TreeMap<>();
        private Optional<End> end = Optional.empty();
        private long number;

        Intake(LineFiles.Reading lines, Monitor monitor) {
            this.lines = lines;
            this.monitor = monitor;
        }

        Outcome read() {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                number++;
                if (number % LINES_BETWEEN_REPORTS == 0) {
                    monitor.report(lines.read(), lines.size());
                }
                var misfit = take(format.read(line.get()));
                if (misfit.isPresent()) {
                    return new Outcome.Refused(Sentence.of("Line %s does not fit. %s", number, misfit.get()));
                }
            }
            if (end.isEmpty()) {
                return new Outcome.Refused(Sentence.of("""
                        The file has %s lines and not the last one of a whole export: it was filtered, is still being \
                        written, or was cut short.""", number));
            }
            restoreFollowers(end.get());
            monitor.report(lines.size(), lines.size());
            mechanism.begin();
            return new Outcome.Done(end.get().heads(),
                    end.get().parked().isEmpty() && end.get().skipped().isEmpty());
        }

        private Optional<Sentence> take(Line line) {
            if (end.isPresent()) {
                return Optional.of(Sentence.of("It follows the last line of a whole export."));
            }
            return switch (line) {
                case Line.Event(var event, var fingerprint) -> take(event, fingerprint);
                case Line.Protected(var protection) -> adopted(() -> vault.adopt(protection));
                case Line.Person(var key) -> adopted(() -> personKeys.adopt(key));
                case Line.Last(var last) -> {
                    end = Optional.of(last);
                    yield endAll(last);
                }
                case Line.Unreadable(var why) -> Optional.of(why);
            };
        }

        /** The keys come first: what is sealed with them is read as it comes in. */
        private Optional<Sentence> adopted(Runnable adoption) {
            try {
                transaction.executeWithoutResult(_ -> adoption.run());
                return Optional.empty();
            } catch (BankUnavailable locked) {
                return Optional.of(locked.explanation());
            }
        }

        private Optional<Sentence> take(StoredEvent event, Optional<UUID> fingerprint) {
            var restorable = mechanism.restorable(event.log());
            if (restorable.isEmpty()) {
                return Optional.of(Sentence.of("No module of this program has a log of the name %s.", event.log()));
            }
            return logs.computeIfAbsent(event.log(), _ -> intake(restorable.get())).take(event, fingerprint);
        }

        private <E> LogIntake<E> intake(Restorable<E> log) {
            return new LogIntake<>(log, store, register, storage, transaction);
        }

        /** Every log must have come to where the last line says that it ends. */
        private Optional<Sentence> endAll(End last) {
            for (var head : last.heads()) {
                if (!logs.containsKey(head.log()) && head.position() > 0) {
                    return Optional.of(Sentence.of("There is no event of the %s log, which ends at position %s.",
                            head.log(), head.position()));
                }
            }
            for (var log : logs.values()) {
                var misfit = log.end(head(last, log.name())).or(() -> wrongPlace(log, last)).or(log::store);
                if (misfit.isPresent()) {
                    return misfit;
                }
            }
            return Optional.empty();
        }

        /** A follower that began too early would do again what came in with its log; too late, it would miss something. */
        private Optional<Sentence> wrongPlace(LogIntake<?> log, End last) {
            return log.follower().flatMap(follower -> {
                var place = checkpoint(follower, last);
                var followed = head(last, mechanism.followersWithLogs().getOrDefault(follower, ""));
                return log.lastCause() <= place && place <= followed.map(Head::position).orElse(0L) ? Optional.empty()
                        : Optional.of(Sentence.of("It is said that the %s has come to position %s, which cannot be.",
                                follower, place));
            });
        }

        private static long checkpoint(String follower, End last) {
            return last.checkpoints().getOrDefault(follower, 0L);
        }

        private static Optional<Head> head(End end, String log) {
            return end.heads().stream().filter(it -> it.log().equals(log)).findFirst();
        }

        /**
         * A follower whose effects came in with its log goes on where it was; what it was never to get stays so. Others
         * begin with the first event; what is parked waits for them, too.
         */
        private void restoreFollowers(End last) {
            var inLogs = mechanism.followersWithLogs();
            transaction.executeWithoutResult(_ -> {
                inLogs.forEach((follower, followed) -> {
                    checkpoints.lock(follower, followed);
                    checkpoints.advance(follower, checkpoint(follower, last));
                });
                last.parked().forEach(parkedStreams::put);
                last.skipped().stream().filter(it -> inLogs.containsKey(it.follower())).forEach(parkedStreams::add);
            });
        }
    }
}
