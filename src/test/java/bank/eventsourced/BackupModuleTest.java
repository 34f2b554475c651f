package bank.eventsourced;

import static bank.eventsourced.operations.Backups.Problem.DAMAGED;
import static bank.eventsourced.operations.Backups.Problem.INCOMPLETE;
import static bank.eventsourced.operations.Backups.Problem.IN_USE;
import static bank.eventsourced.operations.Backups.Problem.NEWER;
import static bank.eventsourced.operations.Backups.Problem.NOT_A_BACKUP;
import static bank.eventsourced.operations.Backups.Problem.NOT_WRITABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.DemoBank;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Backups;
import bank.eventsourced.operations.Backups.Backup;
import bank.eventsourced.operations.Backups.Monitor;
import bank.eventsourced.operations.Backups.Phase;
import bank.eventsourced.operations.Backups.Problem;
import bank.eventsourced.operations.Backups.Result;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.Operations;

/** Backups of a bank that is at work, and banks that begin with them: all with real files. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class BackupModuleTest {

    private static final AccountNumber ANNA = new AccountNumber("1004");
    private static final String ALL = "all backups";
    private static final String MANIFEST = "backup.properties";

    private final Path folder;
    private final ConfigurableApplicationContext bank;
    private final Backups backups;
    private final Backup backup;

    BackupModuleTest(@TempDir Path folder) {
        this.folder = folder;
        bank = open(folder.resolve("bank"));
        backups = bank.getBean(Backups.class);
        assertThat(bank.getBean(DemoBank.class)
                .fill(new DemoBank.Wishes("test", Optional.empty()), DemoBank.Monitor.NONE))
                .isInstanceOf(DemoBank.Result.Filled.class);
        assertThat(bank.getBean(Operations.class).verify().problems()).as("all followers have caught up").isEmpty();
        backup = done(backups.backUp(folder.resolve(ALL), Monitor.NONE));
    }

    @AfterAll
    void closeBank() {
        bank.close();
    }

    @Test
    void theDemoBankIsFilledOnce() {
        var accounts = bank.getBean(Accounts.class);
        assertThat(accounts.count()).isEqualTo(DemoBank.ACCOUNTS);
        assertThat(bank.getBean(DemoBank.class)
                .fill(new DemoBank.Wishes("again", Optional.empty()),
                        DemoBank.Monitor.NONE))
                .isInstanceOfSatisfying(DemoBank.Result.Filled.class,
                        it -> assertThat(it.repeated()).isEqualTo(it.commands()).isBetween(2_000, 4_000));
    }

    @Test
    void theDemoBankHasADeliveryThatFailedIfThatIsWished() {
        var wishes = new DemoBank.Wishes("test", Optional.of("ledger"));
        try (var demo = open(folder.resolve("with a failed delivery"))) {
            for (var round = 0; round < 2; round++) {
                assertThat(demo.getBean(DemoBank.class).fill(wishes, DemoBank.Monitor.NONE))
                        .isInstanceOf(DemoBank.Result.Filled.class);
                assertThat(demo.getBean(Deliveries.class).parked()).singleElement().satisfies(it -> {
                    assertThat(it.follower()).isEqualTo("ledger");
                    assertThat(it.waiting()).isZero();
                });
            }
            var parked = demo.getBean(Deliveries.class).parked().getFirst();
            demo.getBean(Deliveries.class).retry(parked);
            assertThat(demo.getBean(Deliveries.class).parked()).isEmpty();
            assertThat(demo.getBean(Operations.class).verify().problems()).isEmpty();
        }
    }

    @Test
    void aBankThatBeginsWithABackupHasTheSameBalancesAndTheSameHashes() {
        try (var restored = open(folder.resolve("restored"), "--bank.restore-from=" + backup.folder())) {
            assertThat(restored.getBean(Operations.class).verify().problems()).isEmpty();
            assertThat(restored.getBean(Backups.class).last()).contains(backup);
            assertThat(contents(restored)).isEqualTo(contents(bank));
            var again = done(restored.getBean(Backups.class).backUp(folder.resolve("of restored"), Monitor.NONE));
            assertThat(again.heads()).isEqualTo(backup.heads()).containsKeys("account", "ledger");
        }
        assertThat(folder.resolve("restored/restoring")).doesNotExist();
    }

    @Test
    void everythingThatWasAcknowledgedBeforeIsInTheBackupAndTheBankGoesOnMeanwhile() {
        var target = folder.resolve("busy");
        try (var busy = open(target, "--bank.restore-from=" + backup.folder())) {
            var stop = new AtomicBoolean();
            var depositor = CompletableFuture.supplyAsync(() -> deposits(busy, stop));
            for (var round = 0; round < 3; round++) {
                var before = busy.getBean(Operations.class).status().logs();
                var copy = done(busy.getBean(Backups.class).backUp(folder.resolve("of busy"), Monitor.NONE));
                assertThat(before)
                        .allSatisfy(log -> assertThat(Objects.requireNonNull(copy.heads().get(log.name())).position())
                                .isGreaterThanOrEqualTo(log.head()));
            }
            stop.set(true);
            assertThat(depositor.join()).isPositive();
            assertThat(busy.getBean(Operations.class).verify().problems()).isEmpty();
        }
    }

    private static int deposits(ConfigurableApplicationContext bank, AtomicBoolean stop) {
        var done = 0;
        while (!stop.get()) {
            var deposit = Instruction.of(CommandId.fresh(), new Deposit(ANNA, Money.parse("1.00 EUR"), ""), "test");
            assertThat(bank.getBean(Accounts.class).execute(deposit)).isInstanceOf(Outcome.Done.class);
            done++;
        }
        return done;
    }

    @Test
    void banksThatWorkAtTheSameTimeInOneProcessKeepTheirOwnDatesAndTimes() {
        try (var one = open(folder.resolve("one")); var other = open(folder.resolve("other"))) {
            var filled = Stream.of(one, other)
                    .map(it -> CompletableFuture.supplyAsync(() -> it.getBean(DemoBank.class)
                            .fill(new DemoBank.Wishes("test", Optional.empty()), DemoBank.Monitor.NONE)))
                    .toList();
            assertThat(filled).allSatisfy(it -> assertThat(it.join()).isInstanceOf(DemoBank.Result.Filled.class));
            for (var busy : List.of(one, other)) {
                assertThat(busy.getBean(Operations.class).verify().problems()).isEmpty();
                done(busy.getBean(Backups.class).backUp(folder.resolve("of both"), Monitor.NONE));
            }
        }
    }

    @Test
    void nothingIsOverwrittenAndTheLastBackupIsRemembered() {
        var second = done(backups.backUp(folder.resolve(ALL), Monitor.NONE));
        var third = done(backups.backUp(folder.resolve(ALL), Monitor.NONE));

        assertThat(List.of(backup.folder(), second.folder(), third.folder())).doesNotHaveDuplicates();
        assertThat(backups.last()).contains(third);
        assertThat(backups.inspect(backup.folder(), Monitor.NONE)).isEqualTo(new Result.Done(backup));
        assertThat(backups.place().folder()).contains(folder.resolve("bank"));
        assertThat(backups.place().bytes()).isPositive();
        assertThat(backups.place().freeBytes().getAsLong()).isPositive();
    }

    @Test
    void progressIsToldAndWhoCancelsGetsNothing() throws IOException {
        var phases = new HashSet<Phase>();
        done(backups.backUp(folder.resolve("watched"), (phase, done, of) -> {
            phases.add(phase);
            assertThat(done).isBetween(0L, of);
        }));
        assertThat(phases).containsExactlyInAnyOrder(Phase.values());

        var impatient = new Monitor() {

            @Override
            public void progressed(Phase phase, long done, long of) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThat(backups.backUp(folder.resolve("cancelled"), impatient)).isInstanceOf(Result.Cancelled.class);
        try (var left = Files.list(folder.resolve("cancelled"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aCopyThatIsNotWholeIsMadeAnew() {
        var into = folder.resolve("cut once");
        var cut = new AtomicInteger();
        var whole = done(backups.backUp(into, (phase, done, of) -> {
            if (phase == Phase.COPYING && done == of && cut.get() == 0) {
                cut.addAndGet(cutLogs(into));
            }
        }));
        assertThat(cut).hasValue(1);
        assertThat(whole.events()).isGreaterThanOrEqualTo(backup.events());
    }

    @Test
    void aBankOfWhichNoCopyIsWholeIsNotBackedUp() throws IOException {
        var into = folder.resolve("cut always");
        var result = backups.backUp(into, (phase, done, of) -> {
            if (phase == Phase.COPYING && done == of) {
                cutLogs(into);
            }
        });
        assertThat(result).isInstanceOfSatisfying(Result.Failed.class,
                it -> assertThat(it.problem()).isEqualTo(DAMAGED));
        try (var left = Files.list(into)) {
            assertThat(left).isEmpty();
        }
    }

    /** As if the database had not copied what happened since its last checkpoint. @return how many logs there were */
    private static int cutLogs(Path into) {
        try (var files = Files.walk(into)) {
            var logs = files.filter(it -> it.endsWith("bank.log")).toList();
            for (var log : logs) {
                Files.writeString(log, "");
            }
            return logs.size();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    @Test
    void whatIsNoWholeBackupIsRefusedAndNothingIsChanged() throws IOException {
        var before = listing(folder.resolve("bank"));

        assertRefused(folder.resolve("nowhere"), NOT_A_BACKUP, "There is no folder");
        assertRefused(folder.resolve(ALL), NOT_A_BACKUP, backup.folder().getFileName().toString());
        assertRefused(folder.resolve("bank"), NOT_A_BACKUP, "not a whole backup");
        assertRefused(changed("killed", it -> Files.delete(it.resolve(MANIFEST))), NOT_A_BACKUP, "no file " + MANIFEST);
        assertRefused(changed("garbled", it -> Files.writeString(it.resolve(MANIFEST), "format=one")), NOT_A_BACKUP,
                "not the manifest");
        assertRefused(changed("cut", it -> edit(it, lines -> lines.remove("figure.entries\\ of\\ the\\ journal"))),
                NOT_A_BACKUP, "lines are missing");
        assertRefused(changed("newer", it -> edit(it, lines -> lines.put("format", "2"))), NEWER, "later version");
        assertRefused(changed("incomplete", it -> Files.delete(it.resolve("bank.data"))), INCOMPLETE, "bank.data");
        assertRefused(changed("flipped", BackupModuleTest::flipOneByte), DAMAGED, "bank.data");
        assertRefused(changed("climbing", it -> edit(it, lines -> lines.put("file.../../x", "1 aa"))), NOT_A_BACKUP,
                "no bank has");

        assertThatThrownBy(() -> open(folder.resolve("never"), "--bank.restore-from=" + folder.resolve("nowhere")))
                .hasStackTraceContaining("There is no folder");
        assertThat(listing(folder.resolve("bank"))).isEqualTo(before);
        assertThat(folder.resolve("never")).doesNotExist();
    }

    private void assertRefused(Path wrong, Problem problem, String words) {
        assertThat(backups.inspect(wrong, Monitor.NONE)).isInstanceOfSatisfying(Result.Failed.class, failed -> {
            assertThat(failed.problem()).isEqualTo(problem);
            assertThat(failed.sentence()).contains(words).contains("nothing was changed");
        });
    }

    @Test
    void aBackupThatIsNotWhatItsManifestStatesIsFoundByItsEvents() {
        var other = changed("other", it -> edit(it, lines -> lines.computeIfPresent("log.account",
                (_, head) -> head.replaceFirst("[0-9a-f]{4}$", "0000"))));
        var richer = changed("richer", it -> edit(it,
                lines -> lines.put("figure.minor\\ units\\ on\\ all\\ accounts\\ in\\ EUR", "99999999999")));

        for (var wrong : List.of(other, richer)) {
            assertThat(backups.inspect(wrong, Monitor.NONE)).isInstanceOf(Result.Done.class);
            var target = folder.resolve("not " + wrong.getFileName());
            assertThatThrownBy(() -> open(target, "--bank.restore-from=" + wrong))
                    .hasStackTraceContaining(BankUnavailable.class.getName());
            assertThat(target.resolve("bank.script")).doesNotExist();
            assertThat(target.resolve("restoring")).doesNotExist();
        }
    }

    @Test
    void aBankIsNeverReplacedWhileItIsOpenNorByBeginningAnew() {
        assertThat(backups.restore(backup.folder(), Monitor.NONE)).isInstanceOfSatisfying(Result.Failed.class,
                it -> assertThat(it.problem()).isEqualTo(IN_USE));
        open(folder.resolve("taken")).close();
        assertThatThrownBy(() -> open(folder.resolve("taken"), "--bank.restore-from=" + backup.folder()))
                .hasStackTraceContaining("There is a bank in");
    }

    @Test
    void theBankThatABackupReplacesIsMovedAside() throws IOException {
        var target = folder.resolve("replaced");
        var empty = open(target);
        var itsBackups = empty.getBean(Backups.class);
        empty.close();

        assertThat(itsBackups.restore(changed("bad", BackupModuleTest::flipOneByte), Monitor.NONE))
                .isInstanceOf(Result.Failed.class);
        try (var reopened = open(target)) {
            assertThat(reopened.getBean(Accounts.class).count()).isZero();
        }
        assertThat(itsBackups.restore(backup.folder(), Monitor.NONE)).isEqualTo(new Result.Done(backup));
        try (var restored = open(target)) {
            assertThat(contents(restored)).isEqualTo(contents(bank));
        }
        try (var aside = Files.list(target).filter(it -> it.getFileName().toString().startsWith("replaced-"))) {
            assertThat(aside).singleElement()
                    .satisfies(it -> assertThat(it.resolve("bank.script")).content(StandardCharsets.UTF_8)
                            .contains("flyway_schema_history"));
        }
    }

    @Test
    void aFolderThatCannotTakeABackupIsASentence() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThat(backups.backUp(file, Monitor.NONE)).isInstanceOfSatisfying(Result.Failed.class, failed -> {
            assertThat(failed.problem()).isEqualTo(NOT_WRITABLE);
            assertThat(failed.sentence()).contains("is a file");
        });
        assertThat(backups.backUp(folder.resolve("a;b"), Monitor.NONE)).isInstanceOf(Result.Failed.class);
        assertThatThrownBy(() -> open(folder.resolve("none"), "--bank.create=false"))
                .hasStackTraceContaining("There is no bank in");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aFolderThatWasThereBeforeIsClosedToOthers() throws IOException {
        var open = Files.createDirectory(folder.resolve("open to all"));
        if (!Files.getFileStore(open).supportsFileAttributeView("posix")) {
            return;
        }
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        var shared = Files.createDirectory(folder.resolve("shared with others"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(shared.resolve("letter.txt"), "not of the bank");

        open(open).close();
        open(shared).close();

        assertThat(rights(open)).isEqualTo("rwx------");
        assertThat(rights(shared)).isEqualTo("rwxr-xr-x");
        assertThat(rights(shared.resolve("bank.data"))).isEqualTo("rw-------");
        assertThat(rights(shared.resolve("bank.script"))).isEqualTo("rw-------");
        assertThat(rights(backup.folder())).isEqualTo("rwx------");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private record Contents(List<AccountView> accounts, List<String> journal) {}

    private static Contents contents(ConfigurableApplicationContext of) {
        var journal = of.getBean(JournalEntries.class)
                .all(JournalQuery.everything(JournalQuery.Order.OLDEST_FIRST, JournalQuery.LARGEST_PAGE))
                .map(Object::toString)
                .toList();
        return new Contents(of.getBean(Accounts.class).all().toList(), journal);
    }

    private static Backup done(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done) result).backup();
    }

    private static ConfigurableApplicationContext open(Path folder, String... more) {
        var arguments = new ArrayList<String>(List.of(more));
        arguments.add("--bank.data-directory=" + folder);
        arguments.add("--logging.level.root=off");
        return BankApplication.start(arguments);
    }

    /** A copy of the backup to which something has happened. */
    private Path changed(String name, Mishap mishap) {
        try {
            var copy = folder.resolve("changed " + name);
            FileSystemUtils.copyRecursively(backup.folder(), copy);
            mishap.to(copy);
            return copy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What goes wrong with a backup on its way. */
    @FunctionalInterface
    private interface Mishap {

        void to(Path backup) throws IOException;
    }

    private static void flipOneByte(Path backup) throws IOException {
        var file = backup.resolve("bank.data");
        var content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
    }

    private static void edit(Path backup, Consumer<Map<String, String>> change) throws IOException {
        var file = backup.resolve(MANIFEST);
        var lines = Files.readAllLines(file)
                .stream()
                .filter(it -> !it.startsWith("#"))
                .collect(Collectors.toMap(it -> it.replaceFirst("(?<!\\\\)=.*", ""),
                        it -> it.replaceFirst("^.*?(?<!\\\\)=", ""), (a, _) -> a, TreeMap::new));
        change.accept(lines);
        Files.write(file, lines.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList());
    }

    private static Map<String, Long> listing(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(it -> !it.endsWith("bank.log"))
                    .collect(Collectors.toMap(it -> it.getFileName().toString(), it -> it.toFile().length()));
        }
    }
}
