package bank.eventsourced.laboratory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import bank.eventsourced.laboratory.Findings.Kind;

/** The life of one process: one thread sends commands, another takes the answers, the caller's kills it. */
final class Round {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_CLOSING = Duration.ofMinutes(10);
    static final int WRONG_INPUT = 2;

    private final BankProcess process;
    private final int client;
    private final SentCommands sent;
    private final Findings findings;
    private final Supplier<Optional<GivenCommand>> commands;
    private final Semaphore window;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final List<GivenCommand> lines = new ArrayList<>();
    private volatile boolean over;

    /**
     * @param client   the number of who asks; there is one at each process that lives
     * @param commands what it is asked to do, until there is nothing more
     * @param inFlight how many commands may wait for their answers
     */
    Round(BankProcess process, int client, SentCommands sent, Findings findings,
            Supplier<Optional<GivenCommand>> commands, int inFlight) {
        this.process = process;
        this.client = client;
        this.sent = sent;
        this.findings = findings;
        this.commands = commands;
        this.window = new Semaphore(inFlight);
    }

    /** Lets it live and kills it. @return whether it was alive until then */
    boolean live(Death death) {
        var sender = Thread.ofPlatform().daemon().name("laboratory-commands").start(this::sendAll);
        var reader = Thread.ofPlatform().daemon().name("laboratory-answers").start(this::readAll);
        var diedEarly = switch (death.during()) {
            case START -> process.awaitEnd(death.after());
            case WORK -> hasAnswered() && process.awaitEnd(death.after());
            case CLOSING -> hasAnswered() && closes(death.after());
            case REBUILD -> throw new IllegalArgumentException("Who rebuilds takes no commands");
        };
        var killed = process.kill();
        stop();
        join(sender);
        join(reader);
        sent.died(client);
        if (diedEarly && (death.during() != Death.During.CLOSING || process.exitCode() > WRONG_INPUT)) {
            findings.add(Kind.BROKEN, "the process ended by itself with %d: %s".formatted(process.exitCode(),
                    process.complaint()));
        }
        return killed;
    }

    /** Lets it do everything and close the bank. */
    void complete() {
        var reader = Thread.ofPlatform().daemon().name("laboratory-answers").start(this::readAll);
        sendAll();
        if (!process.awaitEnd(LONGEST_CLOSING) || process.exitCode() > WRONG_INPUT) {
            findings.add(Kind.BROKEN, "the process did not close the bank: %s".formatted(process.complaint()));
        }
        process.kill();
        join(reader);
    }

    private boolean hasAnswered() {
        try {
            if (!answered.await(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
                findings.add(Kind.BROKEN, "the process did not answer within %s: %s".formatted(LONGEST_START,
                        process.complaint()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private boolean closes(Duration after) {
        stop();
        return process.awaitEnd(after);
    }

    private void stop() {
        over = true;
        window.release(); // the one who sends may be waiting
    }

    private void sendAll() {
        while (!over) {
            var next = commands.get();
            window.acquireUninterruptibly();
            if (next.isEmpty() || over) {
                break;
            }
            synchronized (lines) {
                lines.add(next.get());
            }
            sent.sent(client, next.get());
            if (!process.send(next.get().line())) {
                break;
            }
        }
        process.endInput();
    }

    private void readAll() {
        for (var text = process.answer(); text.isPresent(); text = process.answer()) {
            Answer.of(text.get()).ifPresent(answer -> {
                sent.answered(client, command(answer.line()), answer);
                answered.countDown();
                window.release();
            });
        }
        answered.countDown();
        stop();
    }

    private GivenCommand command(int line) {
        synchronized (lines) {
            return lines.get(line - 1);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
