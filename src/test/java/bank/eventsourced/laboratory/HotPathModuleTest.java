package bank.eventsourced.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.money.Money;

/**
 * What a command costs, in counts that are the same on every machine: statements, durable commits, events that are made
 * JSON. Whoever adds a statement to the hot path fails here; whoever takes one away may make a list shorter.
 */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class HotPathModuleTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final AccountNumber BOB = new AccountNumber("2");
    private static final Money FIVE = Money.parse("5.00 EUR");

    private static final String WRITER = "account-writer";
    private static final String LEDGER = "ledger-follower";
    private static final String JOURNAL = "journal-follower";
    private static final int BATCH = 64;

    private static final List<String> APPENDED = List.of("update log_head", "insert event", "insert command");
    private static final List<String> PUBLISHED = List.of("update account_balance", "insert event_publication",
            "commit");

    /** Where the follower stands, and whether there is more. */
    private static final List<String> LOOKED = List.of("select parked_stream", "select follower", "select log_head");
    private static final List<String> TAKEN = List.of("update follower", "select follower", "select event",
            "select parked_stream");
    private static final List<String> MOVED = List.of("update follower", "delete event_publication", "commit");

    private final FaultyDatabase database = new FaultyDatabase();
    private final CountedCodecs codecs = new CountedCodecs();
    private final AtomicInteger signals = new AtomicInteger();
    private final TestedBank bank;

    HotPathModuleTest(@TempDir Path folder) {
        bank = TestedBank.open(folder, List.of(database, codecs), "--bank.event-store.snapshot-every-events=1000");
    }

    @BeforeAll
    void begin() {
        execute(new Open(ADA, "Ada", Money.parse("0 EUR")));
        execute(new Open(BOB, "Bob", Money.parse("0 EUR")));
        execute(new Deposit(ADA, FIVE, ""));
        execute(new Deposit(BOB, FIVE, ""));
        bank.awaitCaughtUp();
        bank.operations().onCommit(signals::incrementAndGet);
    }

    @BeforeEach
    void countFromZero() {
        database.observe(_ -> {});
        codecs.reset();
        signals.set(0);
    }

    @AfterAll
    void closeBank() {
        bank.close();
    }

    @Test
    void aDepositIsOneTransaction() {
        execute(new Deposit(ADA, FIVE, ""));
        bank.awaitCaughtUp();

        assertThat(statements(WRITER))
                .isEqualTo(joined(APPENDED, PUBLISHED));
        assertThatFollowersHaveWorkedOnce();
        assertThat(codecs.counts()).isEqualTo(Map.of("account encoded", 1, "ledger encoded", 1));
    }

    @Test
    void aTransferIsOneTransactionToo() {
        execute(new Transfer(ADA, BOB, FIVE, ""));
        bank.awaitCaughtUp();

        assertThat(statements(WRITER))
                .isEqualTo(joined(APPENDED, PUBLISHED));
        assertThatFollowersHaveWorkedOnce();
    }

    /** A command costs no statement of its own. */
    @Test
    void commandsThatWaitTogetherShareTheirStatementsAndTheirCommit() {
        var allWait = new CountDownLatch(1);
        database.observe(point -> {
            if (point.thread().equals(WRITER)) {
                awaitOpened(allWait);
            }
        });
        var refused = bank.accounts().submit(instruction(new Withdraw(ADA, Money.parse("1000000 EUR"), "")));
        await().until(() -> !statements(WRITER).isEmpty());
        var deposits = IntStream.range(0, BATCH)
                .mapToObj(i -> bank.accounts().submit(instruction(new Deposit(i % 2 == 0 ? ADA : BOB, FIVE, ""))))
                .toList();
        allWait.countDown();
        assertThat(refused.join()).isInstanceOf(Outcome.Refused.class);
        deposits.forEach(CompletableFuture::join);
        bank.awaitCaughtUp();

        var ofTheRefused = List.of("select command", "select event", "commit");
        assertThat(statements(WRITER)).isEqualTo(joined(ofTheRefused, APPENDED, PUBLISHED));
        assertThatFollowersHaveWorkedOnce();
        assertThat(codecs.counts())
                .isEqualTo(Map.of("account encoded", BATCH, "ledger encoded", BATCH));
    }

    /** However many events there are, and three commits are durable: that is what {@code onCommit} counts. */
    private void assertThatFollowersHaveWorkedOnce() {
        assertThat(statements(LEDGER))
                .isEqualTo(joined(LOOKED, TAKEN, List.of("update log_head", "insert event"), MOVED));
        assertThat(statements(JOURNAL))
                .isEqualTo(joined(LOOKED, TAKEN, List.of("insert journal_entry", "update journal_day"), MOVED));
        assertThat(Stream.of(WRITER, LEDGER, JOURNAL).mapToInt(this::durableCommits).sum()).isEqualTo(3);
        await().until(() -> signals.get() == 3);
    }

    private List<String> statements(String thread) {
        return database.passed(thread).stream().filter(it -> !it.equals("after commit")).toList();
    }

    /** A transaction that only reads writes nothing to the disk. */
    private int durableCommits(String thread) {
        var durable = 0;
        var changes = false;
        for (var statement : statements(thread)) {
            var ends = statement.equals("commit");
            durable += ends && changes ? 1 : 0;
            changes = !ends && (changes || !statement.startsWith("select"));
        }
        return durable;
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        var all = new ArrayList<String>();
        for (var part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private void execute(AccountCommand command) {
        assertThat(bank.accounts().execute(instruction(command))).isInstanceOf(Outcome.Done.class);
    }

    private static Instruction instruction(AccountCommand command) {
        return Instruction.of(CommandId.fresh(), command, "test");
    }

    private static void awaitOpened(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
