package bank.eventsourced.desktop.kit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.Customers;
import bank.eventsourced.account.DemoBank;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.operations.BankStatus;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.operations.TextProtection;
import bank.eventsourced.operations.Verification;

/** A bank that answers what a test wants, and remembers what it was asked. */
public final class FakeBank implements Accounts, JournalEntries, Operations {

    public final BlockingQueue<Instruction> instructions = new LinkedBlockingQueue<>();
    public final FakeBooks books = new FakeBooks();
    public final FakeBackups backups = new FakeBackups();
    public final FakeDeliveries deliveries = new FakeDeliveries();
    public final FakeRebuilds rebuilds = new FakeRebuilds();
    public final FakeLog log = new FakeLog();
    public final FakeSnapshots snapshots = new FakeSnapshots();
    public final FakeImports imports = new FakeImports();
    public final AtomicInteger looks = new AtomicInteger();
    public final AtomicInteger subscriptions = new AtomicInteger();
    public volatile Function<Instruction, Outcome> answer = instruction -> {
        throw new IllegalStateException("The disk is full.");
    };
    /** The accounts that it knows, and what was recorded on them by version. */
    public final ConcurrentNavigableMap<AccountNumber, AccountView> accounts = new ConcurrentSkipListMap<>();
    public final Map<AccountNumber, Map<Long, AccountEvent>> events = new ConcurrentHashMap<>();
    public volatile long behind;
    public volatile Runnable observer = () -> {};

    public BankPorts ports() {
        return new BankPorts(this, books, this, this, deliveries, rebuilds, backups,
                (_, _) -> new DemoBank.Result.Filled(1, 0),
                new FakeDirectory(this), new FakeHistory(this), new NoMovements(), log, snapshots,
                new NoStatements(), imports, imports, books, books, books, books,
                account -> find(account).map(it -> new Customers.Customer(it.holder(), List.of(it))), log, new NoPast(),
                Optional.empty());
    }

    public Instruction nextInstruction() throws InterruptedException {
        var next = instructions.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("No instruction arrived");
        }
        return next;
    }

    @Override
    public Outcome execute(Instruction instruction) {
        instructions.add(instruction);
        return answer.apply(instruction);
    }

    @Override
    public CompletableFuture<Outcome> submit(Instruction instruction) {
        return CompletableFuture.completedFuture(execute(instruction));
    }

    @Override
    public Optional<AccountView> find(AccountNumber number) {
        return Optional.ofNullable(accounts.get(number));
    }

    @Override
    public Optional<AccountView> find(AccountNumber number, long version) {
        return Optional.empty();
    }

    @Override
    public Optional<AccountView> find(AccountNumber number, Instant instant) {
        return Optional.empty();
    }

    @Override
    public List<AccountView> list(Optional<AccountNumber> after, int limit) {
        return List.of();
    }

    @Override
    public long count() {
        return 0;
    }

    @Override
    public List<JournalEntry> find(JournalQuery query) {
        return List.of();
    }

    @Override
    public long behind() {
        return behind;
    }

    @Override
    public BankStatus status() {
        looks.incrementAndGet();
        return new BankStatus(List.of(new BankStatus.Log("account", behind)),
                List.of(new BankStatus.Follower("ledger", "account", 0, behind, Optional.empty(),
                        Optional.empty())),
                0);
    }

    @Override
    public TextProtection textProtection() {
        return new TextProtection(TextProtection.By.KEY_FILE, 3, 1);
    }

    @Override
    public Verification verify(Monitor monitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RuntimeException meaning(RuntimeException failure) {
        return failure;
    }

    @Override
    public void deleteSnapshots() {
        throw new UnsupportedOperationException();
    }

    @Override
    public AutoCloseable onCommit(Runnable someone) {
        observer = someone;
        subscriptions.incrementAndGet();
        return subscriptions::decrementAndGet;
    }
}
