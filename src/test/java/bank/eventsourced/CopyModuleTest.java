package bank.eventsourced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Reverse;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.PastImports;
import bank.eventsourced.account.TransactionImport;
import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Copies;
import bank.eventsourced.operations.Copies.Result;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.operations.ParkedDelivery;
import bank.eventsourced.operations.Reason;

/** A bank is copied from a folder to a real PostgreSQL server and back. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class CopyModuleTest {

    @RegisterExtension
    static final PostgresqlServer POSTGRESQL = new PostgresqlServer();

    private static final AccountNumber ADA = new AccountNumber("1001");
    private static final AccountNumber BO = new AccountNumber("1002");
    private static final Instruction REMEMBERED =
            Instruction.of(CommandId.fresh(), new Deposit(ADA, Money.parse("7.00 EUR"), "remembered"), "test");

    private final Path folder;
    private final ConfigurableApplicationContext bank;

    CopyModuleTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        bank = open(folder.resolve("bank"));
        live(bank, folder.resolve("march.csv"));
    }

    @AfterAll
    void closeBank() {
        bank.close();
    }

    /** Snapshots, a reversal, an import, one that was undone, a delivery that is parked and one that was skipped. */
    private static void live(ConfigurableApplicationContext bank, Path file) throws IOException {
        done(bank, new Open(ADA, "Ada Łukasiewicz", Money.parse("100.00 EUR")));
        done(bank, new Open(BO, "Bo “Bit” 李", Money.parse("0.00 EUR")));
        assertThat(bank.getBean(Accounts.class).execute(REMEMBERED)).isInstanceOf(Outcome.Done.class);
        IntStream.range(0, 110).forEach(i -> done(bank, new Deposit(BO, Money.parse(i + ".01 EUR"), "part " + i)));
        done(bank, new Transfer(BO, ADA, Money.parse("3.00 EUR"), "rent"));
        done(bank, new Reverse(BO, 2, "wrong account"));
        imported(bank, file, "2026-03-31,2001,credit,10.00,EUR");
        bank.getBean(PastImports.class)
                .undo(imported(bank, file, "2026-03-31,2002,credit,20.00,EUR"), "test",
                        TransactionImport.Monitor.NONE);
        hold(bank, "journal", BO);
        done(bank, new Deposit(BO, Money.parse("1.00 EUR"), "to be skipped"));
        var deliveries = bank.getBean(Deliveries.class);
        deliveries.skip(waiting(bank), new Reason("not for the journal"), "test");
        hold(bank, "ledger", ADA);
        done(bank, new Deposit(ADA, Money.parse("2.00 EUR"), "to wait"));
        assertThat(waiting(bank).waiting()).isZero();
    }

    private static java.util.UUID imported(ConfigurableApplicationContext bank, Path file, String row)
            throws IOException {
        Files.writeString(file, "booked_on,account,direction,amount,currency\n" + row + "\n");
        var result = bank.getBean(TransactionImport.class)
                .run(file, TransactionImport.Options.strict("test"), TransactionImport.Monitor.NONE);
        assertThat(result).isInstanceOf(TransactionImport.Result.Imported.class);
        return ((TransactionImport.Result.Imported) result).importId().orElseThrow();
    }

    private static void hold(ConfigurableApplicationContext bank, String follower, AccountNumber account) {
        bank.getBean(Deliveries.class).hold(follower, account.value(), new Reason("for this test"));
    }

    private static ParkedDelivery waiting(ConfigurableApplicationContext bank) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(bank.getBean(Deliveries.class).parked()).singleElement()
                        .satisfies(it -> assertThat(it.position()).isPresent()));
        return bank.getBean(Deliveries.class).parked().getFirst();
    }

    @Test
    void aBankThatWasCopiedToAServerAndBackIsTheSameBank() {
        var place = POSTGRESQL.server().newPlace();
        var there = done(copy(bank, place, Monitor.NONE));
        assertThat(there.heads()).containsOnlyKeys("account", "ledger");
        assertThat(there.figures()).containsKeys("minor units on all accounts in EUR", "entries of the journal");
        assertThat(there.rows()).allSatisfy((table, rows) -> assertThat(rows).as(table)
                .matches(it -> it > 0 || table.equals("event_publication")));

        var again = folder.resolve("and back");
        try (var onServer = open(place)) {
            assertThat(contents(onServer)).isEqualTo(contents(bank));
            var back = done(copy(onServer, again.toString(), Monitor.NONE));
            assertThat(back.heads()).isEqualTo(there.heads());
            assertThat(back.figures()).isEqualTo(there.figures());
            assertGoesOn(onServer);
        }
        try (var inFolder = open(again)) {
            assertThat(contents(inFolder)).isEqualTo(contents(bank));
            assertThat(inFolder.getBean(Accounts.class).find(ADA, 1).orElseThrow().holder())
                    .isEqualTo("Ada Łukasiewicz");
            assertThat(rows(inFolder)).isEqualTo(rows(bank));
            assertGoesOn(inFolder);
            inFolder.getBean(JdbcTemplate.class).update("update event set payload = '{}' where position = 5");
            assertThat(copy(inFolder, folder.resolve("of damaged").toString(), Monitor.NONE))
                    .isInstanceOfSatisfying(Result.Failed.class,
                            it -> assertThat(it.sentence().toString()).contains("position 5", "was not copied"));
        }
        assertThat(folder.resolve("of damaged")).doesNotExist();
    }

    /** What was done is remembered, what was parked can be retried, and what is new comes after the rest. */
    private static void assertGoesOn(ConfigurableApplicationContext copy) {
        var before = copy.getBean(Accounts.class).find(ADA).orElseThrow();
        assertThat(copy.getBean(Accounts.class).execute(REMEMBERED))
                .isInstanceOfSatisfying(Outcome.Done.class, it -> assertThat(it.repeated()).isTrue());
        assertThat(copy.getBean(Accounts.class).find(ADA)).contains(before);
        copy.getBean(Deliveries.class).retry(waiting(copy));
        done(copy, new Deposit(ADA, Money.parse("1.00 EUR"), "after the copy"));
        Awaitility.await().until(() -> !copy.getBean(Operations.class).status().isCatchingUp());
        assertThat(copy.getBean(Deliveries.class).parked()).isEmpty();
        assertThat(copy.getBean(Ledgers.class).all()).singleElement()
                .satisfies(it -> assertThat(it.balance()).isEqualTo(copy.getBean(Accounts.class)
                        .all()
                        .map(account -> account.balance())
                        .reduce(Money.parse("0.00 EUR"), Money::plus)));
    }

    private static List<Object> contents(ConfigurableApplicationContext of) {
        var found = of.getBean(Operations.class).verify();
        var journal = of.getBean(JournalEntries.class)
                .all(JournalQuery.everything(JournalQuery.Order.OLDEST_FIRST, JournalQuery.LARGEST_PAGE));
        return List.of(of.getBean(Accounts.class).all().toList(), of.getBean(Ledgers.class).all(), journal.toList(),
                found.events(), found.figures(), found.problems(), of.getBean(Deliveries.class).parked(),
                of.getBean(Deliveries.class).skipped(10), of.getBean(PastImports.class).list(Optional.empty(), 10));
    }

    /** Every row of every table, as the database writes it. */
    private static List<String> rows(ConfigurableApplicationContext inFolder) {
        var jdbc = inFolder.getBean(JdbcTemplate.class);
        var rows = new ArrayList<String>();
        for (var table : List.of("event", "log_head", "command", "snapshot", "follower", "account_balance", "ledger",
                "journal_entry", "journal_day", "parked_stream", "skipped_event", "import_run")) {
            jdbc.queryForList("select * from " + table)
                    .forEach(row -> rows.add(table + row.values()
                            .stream()
                            .map(it -> it instanceof byte[] bytes ? java.util.HexFormat.of().formatHex(bytes) : it)
                            .toList()));
        }
        rows.sort(null);
        return rows;
    }

    @Test
    void aPlaceThatIsNotEmptyIsRefusedAndNothingIsChanged() throws IOException {
        var place = POSTGRESQL.server().newPlace();
        POSTGRESQL.server().execute("create table %s.recipe (name text)".formatted(place.schema()));
        assertRefused(copy(bank, place, Monitor.NONE), "is not empty");
        POSTGRESQL.server().execute("drop table %s.recipe".formatted(place.schema()));

        var other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("bank.script"), "of somebody");
        assertRefused(copy(bank, other.toString(), Monitor.NONE), "There is a bank in");
        assertThat(other.toFile().list()).containsExactly("bank.script");
        assertRefused(copy(bank, folder.resolve("bank").toString(), Monitor.NONE), "There is a bank in");

        assertRefused(copy(bank, place.url() + "&password=s3cret", Monitor.NONE), "no user or password");
        assertRefused(copy(bank, "jdbc:mysql://db/s3cret", Monitor.NONE), "no database that this program knows");
        assertThat(copy(bank, "jdbc:postgresql://localhost:1/bank", Monitor.NONE))
                .isInstanceOfSatisfying(Result.Failed.class,
                        it -> assertThat(it.sentence().toString()).contains("cannot be opened"));
    }

    private static void assertRefused(Result result, String words) {
        assertThat(result).isInstanceOfSatisfying(Result.WrongPlace.class, it -> assertThat(it.sentence().toString())
                .contains(words)
                .doesNotContain("s3cret"));
    }

    @Test
    void whatACrashLeavesOfACopyInAFolderIsNoBankAndIsCopiedAnew() {
        var crashed = folder.resolve("crashed");
        done(copy(bank, folder.resolve("whole").toString(), atHalf(_ -> copyFiles(folder.resolve("whole"), crashed))));
        assertThat(crashed.resolve("bank.script")).exists();

        assertUnfinished(() -> open(crashed).close(), "Copy or import it there again");
        done(copy(bank, crashed.toString(), Monitor.NONE));
        assertThat(crashed.resolve("bank.unfinished")).doesNotExist();
    }

    @Test
    void aCopyOnAServerIsNoBankBeforeItIsComplete() {
        var place = POSTGRESQL.server().newPlace();
        assertThatThrownBy(() -> copy(bank, place, atHalf(_ -> {
            assertUnfinished(() -> open(place).close(), "is being copied");
            assertThat(copy(bank, place, Monitor.NONE)).isInstanceOfSatisfying(Result.Failed.class,
                    it -> assertThat(it.sentence().toString()).contains("Somebody else is copying"));
            throw new CancellationException("by the user");
        }))).isInstanceOf(CancellationException.class);
        POSTGRESQL.server().execute("create table %s.event (nothing integer)".formatted(place.schema()));
        assertRefused(copy(bank, place, Monitor.NONE), "is not empty");

        POSTGRESQL.server().execute("create table %s.unfinished_copy (mark integer)".formatted(place.schema()));
        assertUnfinished(() -> open(place).close(), "was not completed");
        done(copy(bank, place, Monitor.NONE));
    }

    @Test
    void aCopyThatIsNotTheSameIsNoBank() {
        var place = POSTGRESQL.server().newPlace();
        assertThat(copy(bank, place, atHalf(_ -> POSTGRESQL.server()
                .execute("update %s.account_balance set balance = balance + 1".formatted(place.schema())))))
                .isInstanceOfSatisfying(Result.Failed.class,
                        it -> assertThat(it.sentence().toString()).contains("account_balance", "is no bank"));
        done(copy(bank, place, Monitor.NONE));
    }

    @Test
    void othersMayGoOnWithTheBankAndNothingIsCopiedByHalf() {
        var place = POSTGRESQL.server().newPlace();
        var copied = folder.resolve("of busy");
        try (var busy = open(place)) {
            done(busy, new Open(ADA, "Ada", Money.parse("0.00 EUR")));
            done(busy, new Open(BO, "Bo", Money.parse("500.00 EUR")));
            var stop = new AtomicBoolean();
            var mover = CompletableFuture.runAsync(() -> {
                while (!stop.get()) {
                    done(busy, new Transfer(BO, ADA, Money.parse("0.01 EUR"), ""));
                }
            });
            var before = busy.getBean(Operations.class).status().logs().getFirst().head();
            var done = done(copy(busy, copied.toString(), Monitor.NONE));
            stop.set(true);
            mover.join();
            assertThat(Objects.requireNonNull(done.heads().get("account")).position())
                    .isBetween(before, busy.getBean(Operations.class).status().logs().getFirst().head());
            assertThat(done.figures()).containsEntry("minor units on all accounts in EUR", "0");
        }
        try (var copy = open(copied)) {
            assertThat(copy.getBean(Operations.class).verify().problems()).isEmpty();
        }
    }

    private static Monitor atHalf(LongConsumer once) {
        return new Monitor() {

            private boolean began;
            private boolean done;

            // The events of the bank are checked first: the copy begins with another total.
            @Override
            public void progressed(long rows, long total) {
                began |= rows < total / 4 && total > 300;
                if (began && !done && rows >= total / 2) {
                    done = true;
                    once.accept(rows);
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    private static void copyFiles(Path from, Path to) {
        try {
            FileSystemUtils.copyRecursively(from, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void assertUnfinished(Runnable opening, String words) {
        var causes = Stream.<Throwable>iterate(catchThrowable(opening::run), it -> it != null, Throwable::getCause);
        assertThat(causes.filter(BankUnavailable.class::isInstance)).singleElement()
                .satisfies(it -> assertThat(it).hasMessageContaining(words))
                .extracting(it -> ((BankUnavailable) it).reason())
                .isEqualTo(BankUnavailable.Reason.UNFINISHED);
    }

    private static Result copy(ConfigurableApplicationContext bank, PostgresqlServer.Place to, Monitor monitor) {
        return bank.getBean(Copies.class).copy(to.url(), "postgres", Copies.Files.LIKE_THE_BANK, monitor);
    }

    private static Result copy(ConfigurableApplicationContext bank, String to, Monitor monitor) {
        return bank.getBean(Copies.class).copy(to, "postgres", Copies.Files.LIKE_THE_BANK, monitor);
    }

    private static Result.Done done(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return (Result.Done) result;
    }

    private static void done(ConfigurableApplicationContext bank, AccountCommand command) {
        assertThat(bank.getBean(Accounts.class).execute(Instruction.of(CommandId.fresh(), command, "test")))
                .isInstanceOf(Outcome.Done.class);
    }

    private static ConfigurableApplicationContext open(Path folder) {
        return BankApplication.start(List.of("--bank.data-directory=" + folder, "--logging.level.root=off"));
    }

    /** With the key file of the bank in the folder: what was sealed there can be read nowhere without it. */
    private ConfigurableApplicationContext open(PostgresqlServer.Place place) {
        var settings = new ArrayList<>(List.of(place.settings()));
        settings.add("--logging.level.root=off");
        settings.add("--bank.key-file=" + folder.resolve("bank/bank.key"));
        return BankApplication.start(settings);
    }
}
