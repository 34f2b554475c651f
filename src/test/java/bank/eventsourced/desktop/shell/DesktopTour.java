package bank.eventsourced.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;

import com.sun.management.OperatingSystemMXBean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.PagedTable;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Section;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;

/**
 * A tour through a large bank: opens every screen, searches, sorts, scrolls, steps through a history, and prints for each
 * how long it took until it showed and how long the FX thread was busy at most. Not part of the build: see the README.
 * {@code -Dtour.transactions=N} says how large (a million), {@code -Dtour.folder=DIR} keeps the bank for another tour,
 * {@code -Dtour.rounds=N} goes round more often than twice.
 */
@SharesTheScreen
@Tag("tour")
class DesktopTour {

    private static final int TRANSACTIONS = Integer.getInteger("tour.transactions", 1_000_000);
    private static final int ACCOUNTS = 4_500;
    private static final int IN_FLIGHT = 2_000;
    private static final int SCROLLS = 20;
    private static final int HISTORY = 10_000;
    private static final int PATIENCE_SECONDS = 120;
    private static final AccountNumber LONG = new AccountNumber("LONG");

    @TempDir
    private Path temporary;

    private DesktopDriver driver;
    private FxWatch watch;

    @Test
    void through_a_large_bank() throws InterruptedException {
        var bank = DesktopDriver.bankIn(Optional.ofNullable(System.getProperty("tour.folder"))
                .map(Path::of)
                .orElse(temporary));
        fill(bank.getBean(Accounts.class));
        var operations = bank.getBean(Operations.class);
        driver = DesktopDriver.open(bank, DesktopDriver.preferences("en", "en-IE"));
        DesktopDriver.await("the followers have caught up", () -> operations.status().ok());
        driver.prepareScreens();
        try (var watching = new FxWatch()) {
            watch = watching;
            for (int round = 1; round <= Integer.getInteger("tour.rounds", 2); round++) {
                System.out.printf("%n%d transactions, round %d%n", TRANSACTIONS, round);
                tour();
            }
            idle();
        }
        driver.close();
    }

    private void tour() {
        for (var section : Section.values()) {
            step("open " + section, () -> driver.go(section.place()), this::isLoaded);
        }
        table(new Place.Journal(Optional.empty()), "journal", TRANSACTIONS, true);
        table(new Place.Events(Optional.empty()), "events-table", TRANSACTIONS, true);
        table(new Place.AccountList(), "accounts", ACCOUNTS, false);
        table(new Place.Snapshots(Optional.empty()), "snapshots-table", 1, false);
        history();
    }

    /**
     * @param least       how many rows there are at least when all are listed; the first ones are shown before
     * @param newestFirst how they are sorted at first: by their first column either way
     */
    private void table(Place place, String id, int least, boolean newestFirst) {
        step("open " + id, () -> driver.go(place), () -> !driver.table(id).getItems().isEmpty());
        step("list " + id, () -> {}, () -> isLoaded() && driver.table(id).getItems().size() >= least);
        var rows = driver.<Object>table(id).getItems().size();
        System.out.printf("%-44s %,d rows%n", id, rows);
        var random = new Random(7);
        step("scroll " + id + " to " + SCROLLS + " places, each until it shows", () -> {
            for (int i = 0; i < SCROLLS; i++) {
                var index = random.nextInt(rows);
                DesktopDriver.onFxThread(() -> {
                    driver.table(id).scrollTo(index);
                    return true;
                });
                // A table that has changed meanwhile is listed anew, the first rows first.
                DesktopDriver.await("the row", watch.uncounted(() -> driver.table(id).getItems().size() > index
                        && driver.table(id).getItems().get(index) != null));
            }
        }, this::isLoaded);
        relist("search " + id, id, () -> filter("salary 77"));
        relist("clear " + id, id, () -> filter(""));
        for (var column : driver.<Object>table(id).getColumns().stream().filter(it -> it.isSortable()).toList()) {
            for (var direction : newestFirst ? List.of(SortType.ASCENDING, SortType.DESCENDING)
                    : List.of(SortType.DESCENDING, SortType.ASCENDING)) {
                relist("sort %s by %s, %s".formatted(id, column.getId(), direction), id, () -> {
                    column.setSortType(direction);
                    driver.<Object>table(id).getSortOrder().setAll(List.of(column));
                });
            }
        }
    }

    /** Another question to a table: it takes until another listing has begun and ended. */
    private void relist(String what, String id, Runnable change) {
        var before = driver.table(id).getItems();
        step(what, () -> DesktopDriver.onFxThread(() -> {
            change.run();
            return true;
        }), () -> !driver.table(id).getItems().equals(before) && isLoaded());
        System.out.printf("%-44s %,d rows%n", "", driver.table(id).getItems().size());
    }

    private void filter(String words) {
        driver.scene().getAccelerators().get(Shortcut.FILTER.keys()).run();
        ((TextInputControl) driver.scene().getFocusOwner()).setText(words);
    }

    private void history() {
        step("open an account", () -> driver.go(Place.OneAccount.now(LONG)), this::isLoaded);
        for (var version : new long[]{1, HISTORY / 2, HISTORY / 2 + 1, HISTORY - 1}) {
            step("history at version " + version, () -> driver.go(Place.OneAccount.at(LONG, version)), this::isLoaded);
        }
    }

    /** Nothing is being listed or awaited. It leaves all drawing to the pulses, which are what is measured. */
    private boolean isLoaded() {
        var root = driver.scene().getRoot();
        return root.lookupAll(".skeleton").stream().noneMatch(DesktopTour::isSeen) && root.lookupAll(".table-view")
                .stream()
                .filter(DesktopTour::isSeen)
                .map(it -> (TableView<?>) it)
                .allMatch(it -> !PagedTable.isListing(it)
                        && (it.getItems().isEmpty() || it.getItems().getFirst() != null));
    }

    private static boolean isSeen(Node node) {
        return Stream.<Node>iterate(node, it -> it != null, Node::getParent).allMatch(Node::isVisible);
    }

    private void step(String what, Runnable action, java.util.concurrent.Callable<Boolean> done) {
        watch.longestMillis();
        watch.longestComputingMillis();
        var begin = System.nanoTime();
        action.run();
        DesktopDriver.await(what, PATIENCE_SECONDS, watch.uncounted(done));
        var took = (System.nanoTime() - begin) / 1e6;
        var runtime = Runtime.getRuntime();
        System.out.printf("%-44s %,8.0f ms; FX thread busy at most %5.0f ms, computing %5.0f ms; heap %,d MB%n", what,
                took, watch.longestMillis(), watch.longestComputingMillis(),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    /** What an idle window costs, over some seconds, and which of its threads had something to do. */
    private void idle() throws InterruptedException {
        driver.go(new Place.Overview());
        DesktopDriver.await("it is loaded", this::isLoaded);
        watch.close();
        System.gc();
        for (int i = 0; i < 3; i++) {
            var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            var cpu = machine.getProcessCpuTime();
            var threads = computing();
            var begin = System.nanoTime();
            new CompletableFuture<Void>().completeOnTimeout(null, 10, java.util.concurrent.TimeUnit.SECONDS).join();
            System.out.printf("idle: %.2f %% of one core; heap %,d MB%n",
                    100.0 * (machine.getProcessCpuTime() - cpu) / (System.nanoTime() - begin),
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
            computing().forEach((thread, nanos) -> {
                var more = (nanos - threads.getOrDefault(thread, 0L)) / 1e6;
                if (more >= 1) {
                    System.out.printf("    %-40s %6.1f ms%n", thread, more);
                }
            });
        }
    }

    /** How long each thread has computed since it began, in nanoseconds. */
    private static Map<String, Long> computing() {
        var threads = ManagementFactory.getThreadMXBean();
        return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(it -> it != null)
                .collect(Collectors.toMap(it -> it.getThreadName() + " " + it.getThreadId(),
                        it -> threads.getThreadCpuTime(it.getThreadId())));
    }

    private static void fill(Accounts accounts) {
        if (accounts.count() > 0) {
            return;
        }
        var pending = new ArrayDeque<CompletableFuture<Outcome>>();
        for (int i = 0; i < ACCOUNTS; i++) {
            give(accounts, pending, new Open(number(i), "Holder " + i, Money.parse("0 EUR")));
        }
        give(accounts, pending, new Open(LONG, "Somebody with a long history", Money.parse("0 EUR")));
        for (int i = 0; i < HISTORY; i++) {
            give(accounts, pending, new Deposit(LONG, Money.parse("1.01 EUR"), "step " + i));
        }
        for (int i = 0; i < TRANSACTIONS - HISTORY; i++) {
            give(accounts, pending, new Deposit(number(i % ACCOUNTS), new Money(100 + i % 9_000, Money.currency("EUR")),
                    "salary " + i));
        }
        pending.forEach(it -> assertThat(it.join()).isInstanceOf(Outcome.Done.class));
    }

    private static void give(Accounts accounts, ArrayDeque<CompletableFuture<Outcome>> pending,
            bank.eventsourced.account.AccountCommand command) {
        if (pending.size() >= IN_FLIGHT) {
            assertThat(pending.removeFirst().join()).isInstanceOf(Outcome.Done.class);
        }
        pending.addLast(accounts.submit(Instruction.of(CommandId.fresh(), command, "tour")));
    }

    private static AccountNumber number(int i) {
        return new AccountNumber(Integer.toString(100_000 + i));
    }
}
