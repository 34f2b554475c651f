package bank.eventsourced.account.application;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountLog;
import bank.eventsourced.account.DemoBank;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.eventstore.CommandWriter;
import bank.eventsourced.eventstore.CommitSignal;
import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.EventStoreInspection;
import bank.eventsourced.eventstore.Parking;

/** Gives the commands of the demo bank, many at the same time, so that they share commits. */
@Service
class DemoService implements DemoBank {

    private static final int ON_THEIR_WAY = 500;
    private static final String HELD = "Held for the demo: retry it to see how a delivery is put right";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final AccountService accounts;
    private final EventLog<AccountEvent> log;
    private final Parking parking;
    private final EventStoreInspection followers;
    private final CommitSignal commits;
    private final Clock clock;

    DemoService(AccountService accounts, EventSourcing eventSourcing, Parking parking, EventStoreInspection followers,
            CommitSignal commits, Clock clock) {
        this.accounts = accounts;
        this.parking = parking;
        this.followers = followers;
        this.commits = commits;
        this.log = eventSourcing.log(AccountLog.DEFINITION);
        this.clock = clock;
    }

    @Override
    public Result fill(Wishes wishes, Monitor monitor) {
        var taken = takenBySomebodyElse();
        return taken.<Result>map(Result.Refused::new)
                .orElseGet(() -> new Filling(DemoScript.until(lastDay(), wishes.actor()), wishes, monitor).run());
    }

    /** Today; or, if the demo bank was begun on another day, that day. */
    private LocalDate lastDay() {
        return log.history(AccountService.ACCOUNT.stream(DemoHolder.EMPLOYER.number().value()), 0, 1)
                .stream()
                .flatMap(opened -> opened.metadata().valueDate().stream())
                .map(DemoScript::lastDay)
                .findFirst()
                .orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()));
    }

    /** The demo opens its first account first: others without it are of somebody else. */
    private Optional<Refusal> takenBySomebodyElse() {
        return accounts.find(DemoHolder.EMPLOYER.number()).isPresent() ? Optional.empty()
                : DemoHolder.ALL.stream()
                        .map(DemoHolder::number)
                        .filter(number -> accounts.find(number).isPresent())
                        .findFirst()
                        .map(Refusal.NumberTaken::new);
    }

    /** Lets the follower miss what happens next on the account that moves last, once it has taken all before that. */
    private void keepFrom(String follower) {
        var committed = new Semaphore(0);
        var deadline = clock.instant().plus(LONGEST_WAIT);
        try (var _ = commits.onCommit(committed::release)) {
            while (isBehind(follower) && clock.instant().isBefore(deadline)) {
                if (committed.tryAcquire(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                    committed.drainPermits();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        parking.hold(follower, DemoHolder.LAST.number().value(), HELD);
    }

    private boolean isBehind(String follower) {
        return followers.followers().stream().anyMatch(it -> it.name().equals(follower) && it.behind() > 0);
    }

    /** One run through all commands. */
    private final class Filling {

        private final List<Instruction> instructions;
        private final Wishes wishes;
        private final Monitor monitor;
        private final Deque<CompletableFuture<Outcome>> onTheirWay = new ArrayDeque<>();
        private int answered;
        private int repeated;
        private Optional<Refusal> refusal = Optional.empty();

        Filling(List<Instruction> instructions, Wishes wishes, Monitor monitor) {
            this.instructions = instructions;
            this.wishes = wishes;
            this.monitor = monitor;
        }

        /** The first command goes alone: if it is refused, the bank belongs to somebody else and stays as it is. */
        Result run() {
            submit(instructions.getFirst());
            awaitAll();
            instructions.subList(1, instructions.size() - 1).forEach(this::submitUnlessEnded);
            awaitAll();
            if (!hasEnded() && isNew(instructions.getLast())) {
                wishes.missed().ifPresent(DemoService.this::keepFrom);
            }
            submitUnlessEnded(instructions.getLast());
            awaitAll();
            return result();
        }

        private boolean hasEnded() {
            return refusal.isPresent() || monitor.cancelled();
        }

        private void submitUnlessEnded(Instruction instruction) {
            if (!hasEnded()) {
                submit(instruction);
            }
        }

        private boolean isNew(Instruction instruction) {
            return accounts.rehearsal()
                    .next(List.of(accounts.submission(instruction)))
                    .getFirst() instanceof CommandWriter.Forecast.Recordable;
        }

        private void awaitAll() {
            while (!onTheirWay.isEmpty()) {
                awaitFirst();
            }
        }

        private Result result() {
            if (refusal.isPresent()) {
                return new Result.Refused(refusal.get());
            }
            return answered < instructions.size() ? new Result.Cancelled(instructions.size(), answered)
                    : new Result.Filled(answered, repeated);
        }

        private void submit(Instruction instruction) {
            while (onTheirWay.size() >= ON_THEIR_WAY) {
                awaitFirst();
            }
            onTheirWay.addLast(accounts.submit(instruction));
        }

        private void awaitFirst() {
            switch (join(onTheirWay.removeFirst())) {
                case Outcome.Done done -> repeated += done.repeated() ? 1 : 0;
                case Outcome.Refused(_, var reason) -> refusal = refusal.or(() -> Optional.of(reason));
            }
            monitor.progressed(++answered, instructions.size());
        }

        private static Outcome join(CompletableFuture<Outcome> outcome) {
            try {
                return outcome.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
            }
        }
    }
}
