package bank.eventsourced.account.application;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountLog;
import bank.eventsourced.account.DemoBank;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.EventSourcing;

/** Gives the commands of the demo bank, many at the same time, so that they share commits. */
@Service
class DemoService implements DemoBank {

    private static final int ON_THEIR_WAY = 500;

    private final AccountService accounts;
    private final EventLog<AccountEvent> log;
    private final Clock clock;

    DemoService(AccountService accounts, EventSourcing eventSourcing, Clock clock) {
        this.accounts = accounts;
        this.log = eventSourcing.log(AccountLog.DEFINITION);
        this.clock = clock;
    }

    @Override
    public Result fill(Wishes wishes, Monitor monitor) {
        var taken = takenBySomebodyElse();
        return taken.<Result>map(Result.Refused::new)
                .orElseGet(() -> new Filling(DemoScript.until(lastDay(), wishes.actor()), monitor).run());
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

    /** One run through all commands. */
    private final class Filling {

        private final List<Instruction> instructions;
        private final Monitor monitor;
        private final Deque<CompletableFuture<Outcome>> onTheirWay = new ArrayDeque<>();
        private int answered;
        private int repeated;
        private Optional<Refusal> refusal = Optional.empty();

        Filling(List<Instruction> instructions, Monitor monitor) {
            this.instructions = instructions;
            this.monitor = monitor;
        }

        /** The first command goes alone: if it is refused, the bank belongs to somebody else and stays as it is. */
        Result run() {
            submit(instructions.getFirst());
            awaitFirst();
            for (var instruction : instructions.subList(1, instructions.size())) {
                if (refusal.isPresent() || monitor.cancelled()) {
                    break;
                }
                submit(instruction);
            }
            while (!onTheirWay.isEmpty()) {
                awaitFirst();
            }
            return result();
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
