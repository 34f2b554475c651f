package bank.eventsourced.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.laboratory.GivenCommand.Kind;
import bank.eventsourced.money.Money;

/**
 * Between any two statements the program can die or the database can fail. Here it does, at every point in turn: of a
 * command, of the followers that hear of it, and of a start that finds work left behind. Afterwards the bank must be as
 * the laboratory wants it.
 */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class FaultPointsModuleTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final AccountNumber BOB = new AccountNumber("2");
    private static final Money FIVE = Money.parse("5.00 EUR");

    private static final String WRITER = "account-writer";
    private static final String LEDGER = "ledger-follower";
    private static final String JOURNAL = "journal-follower";

    private static final String AFTER_COMMIT = "after commit";
    private static final String[] OF_THE_WRITER = {"update log_head", "insert event", "insert command",
            "insert event_publication", "commit", AFTER_COMMIT};
    private static final String[] OF_THE_LEDGER = {"update follower", "update log_head", "insert event",
            "delete event_publication", "commit", AFTER_COMMIT};
    private static final String[] OF_THE_JOURNAL = {"update follower", "insert journal_entry",
            "delete event_publication", "commit", AFTER_COMMIT};

    private final FaultyDatabase database = new FaultyDatabase();
    private final Findings findings = new Findings();
    private final Map<GivenCommand, Answer> answers = new LinkedHashMap<>();
    private final Path folder;
    private final TestedBank bank;

    FaultPointsModuleTest(@TempDir Path folder) {
        this.folder = folder;
        this.bank = TestedBank.open(folder.resolve("bank"), database);
    }

    /** What is done at the points. */
    enum Doing {
        DEPOSIT(Kind.DEPOSIT), TRANSFER(Kind.TRANSFER);

        private final Kind kind;

        Doing(Kind kind) {
            this.kind = kind;
        }

        Instruction instruction() {
            return FaultPointsModuleTest.instruction(switch (this) {
                case DEPOSIT -> new Deposit(ADA, FIVE, "");
                case TRANSFER -> new Transfer(ADA, BOB, FIVE, "");
            });
        }
    }

    @BeforeAll
    void begin() {
        done(Kind.OPEN, instruction(new Open(ADA, "Ada", Money.parse("0 EUR"))));
        done(Kind.OPEN, instruction(new Open(BOB, "Bob", Money.parse("0 EUR"))));
        done(Kind.DEPOSIT, instruction(new Deposit(ADA, Money.parse("5000.00 EUR"), "")));
        bank.awaitCaughtUp();
    }

    @AfterAll
    void closeBank() {
        bank.close();
    }

    @ParameterizedTest
    @EnumSource
    void whereverTheDatabaseFailsACommandIsDoneOnce(Doing doing) {
        var failed = new ArrayList<String>();
        for (int number = 1;; number++) {
            var instruction = doing.instruction();
            database.failAt(number, WRITER);
            var first = bank.accounts().submit(instruction).handle((_, failure) -> failure == null).join();
            var kind = database.failed(WRITER);
            database.observe(_ -> {});
            kind.ifPresent(failed::add);
            var committed = failed.contains("insert event") && kind.equals(Optional.of(AFTER_COMMIT));

            assertThat(done(doing.kind, instruction).repeated()).as("carried out before: %s", failed)
                    .isEqualTo(first || committed);
            done(doing.kind, doing.instruction()); // wakes the followers, who would otherwise look in a while
            bank.awaitCaughtUp();
            requireWhole(bank, said(answers), failed.toString());
            if (kind.isEmpty()) {
                break;
            }
        }
        assertThat(failed).contains(OF_THE_WRITER);
    }

    @Test
    void whereverTheDatabaseFailsAnEventIsDeliveredOnce() {
        var ledger = new ArrayList<String>();
        var journal = new ArrayList<String>();
        for (int number = 1, failed = 1; failed > 0; number++) {
            database.failAt(number, LEDGER, JOURNAL);
            done(Doing.TRANSFER.kind, Doing.TRANSFER.instruction());
            bank.awaitCaughtUp();
            failed = ledger.size() + journal.size();
            database.failed(LEDGER).ifPresent(ledger::add);
            database.failed(JOURNAL).ifPresent(journal::add);
            failed = ledger.size() + journal.size() - failed;
            database.observe(_ -> {});
            requireWhole(bank, said(answers), ledger + " and " + journal);
        }
        assertThat(ledger).contains(OF_THE_LEDGER);
        assertThat(journal).contains(OF_THE_JOURNAL);
    }

    @ParameterizedTest
    @EnumSource
    void whereverTheProgramDiesACommandIsDoneOnceAndDeliveredOnce(Doing doing) {
        var instruction = doing.instruction();
        var before = Map.copyOf(answers);
        var isAnswered = new AtomicBoolean();
        var images = new Images(folder.resolve("bank"), isAnswered::get);
        database.observe(images::take);
        bank.accounts().submit(instruction).thenRun(() -> isAnswered.set(true)).join();
        bank.awaitCaughtUp();
        database.observe(_ -> {});

        assertThat(images.points(WRITER)).contains(OF_THE_WRITER);
        assertThat(images.points(LEDGER)).contains(OF_THE_LEDGER);
        assertThat(images.points(JOURNAL)).contains(OF_THE_JOURNAL);
        assertThat(images.different()).as("states that a crash can leave").hasSizeGreaterThanOrEqualTo(4);
        var answer = done(doing.kind, instruction);
        for (var image : images.different()) {
            try (var restarted = TestedBank.open(image.folder(), new FaultyDatabase())) {
                requireDoneOnce(restarted, before, doing, instruction,
                        image.answered() ? Optional.of(answer) : Optional.empty(), image.first().toString());
            }
        }
    }

    @Test
    void whereverAStartFailsOrDiesWhatWasLeftBehindIsDeliveredOnce() {
        var before = Map.copyOf(answers);
        var instruction = Doing.TRANSFER.instruction();
        var images = new Images(folder.resolve("bank"), () -> true);
        database.observe(point -> {
            if (point.thread().equals(WRITER) && point.kind().equals(AFTER_COMMIT)) {
                images.take(point);
            }
        });
        var answer = Optional.of(done(Doing.TRANSFER.kind, instruction));
        bank.awaitCaughtUp();
        database.observe(_ -> {});
        var leftBehind = images.different().getLast().folder();

        var starting = new FaultyDatabase();
        var watched = copy(leftBehind, "watched");
        var ofStart = new Images(watched, () -> true);
        starting.observe(ofStart::take);
        try (var restarted = TestedBank.open(watched, starting)) {
            requireDoneOnce(restarted, before, Doing.TRANSFER, instruction, answer, "start");
        }
        var points = ofStart.points(Thread.currentThread().getName());
        assertThat(points).contains(OF_THE_LEDGER).contains(OF_THE_JOURNAL);
        for (var image : ofStart.different()) {
            try (var restarted = TestedBank.open(image.folder(), new FaultyDatabase())) {
                requireDoneOnce(restarted, before, Doing.TRANSFER, instruction, answer, image.first().toString());
            }
        }
        var ofLedger = points.subList(0, points.indexOf("insert journal_entry"));
        for (var number : pointsOfChange(ofLedger)) {
            var failing = new FaultyDatabase();
            failing.failAt(number, Thread.currentThread().getName());
            try (var restarted = TestedBank.open(copy(leftBehind, "failing" + number), failing)) {
                assertThat(failing.failed(Thread.currentThread().getName())).isPresent();
                requireDoneOnce(restarted, before, Doing.TRANSFER, instruction, answer,
                        "failure at %s of a start".formatted(points.subList(0, number)));
            }
        }
    }

    /** The numbers of those that change something: the others are those of a follower at work, which fail above. */
    private static List<Integer> pointsOfChange(List<String> points) {
        var numbers = new ArrayList<Integer>();
        var changes = false;
        for (int number = 1; number <= points.size(); number++) {
            var kind = points.get(number - 1);
            changes |= !kind.startsWith("select") && !kind.contains("commit");
            if (changes && !kind.startsWith("select")) {
                numbers.add(number);
            }
            changes &= !kind.equals(AFTER_COMMIT);
        }
        return numbers;
    }

    /** @param answer if the bank had answered before it died */
    private void requireDoneOnce(TestedBank restarted, Map<GivenCommand, Answer> before, Doing doing,
            Instruction instruction,
            Optional<Outcome.Done> answer, String where) {
        var expected = said(before);
        expected.sent(1, given(doing.kind, instruction));
        answer.ifPresent(it -> expected.answered(1, given(doing.kind, instruction), answer(it)));
        restarted.awaitCaughtUp();
        requireWhole(restarted, expected, where);
        var again = (Outcome.Done) restarted.accounts().execute(instruction);
        expected.answered(1, given(doing.kind, instruction), answer(again));
        restarted.awaitCaughtUp();
        requireWhole(restarted, expected, where + ", once more");
    }

    private void requireWhole(TestedBank examined, SentCommands expected, String where) {
        new BankReading(new Examination(expected, findings), findings).read(examined);
        assertThat(findings.words()).as(where).isEmpty();
    }

    private Outcome.Done done(Kind kind, Instruction instruction) {
        var done = (Outcome.Done) bank.accounts().execute(instruction);
        answers.put(given(kind, instruction), answer(done));
        return done;
    }

    private SentCommands said(Map<GivenCommand, Answer> acknowledged) {
        var sent = new SentCommands(findings);
        acknowledged.forEach((command, answer) -> {
            sent.sent(1, command);
            sent.answered(1, command, answer);
        });
        return sent;
    }

    private static Instruction instruction(AccountCommand command) {
        return Instruction.of(CommandId.fresh(), command, "test");
    }

    private static GivenCommand given(Kind kind, Instruction instruction) {
        var account = instruction.command().account().value();
        return new GivenCommand(instruction.id().value(), kind, account, "", kind + " " + account);
    }

    private static Answer answer(Outcome.Done done) {
        var first = done.changes().getFirst();
        return new Answer(0, 0, done.repeated(), first.position(), first.event().account().value(), first.version(),
                "");
    }

    private Path copy(Path original, String name) {
        try {
            var copy = folder.resolve(name);
            FileSystemUtils.copyRecursively(original, copy);
            return copy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a crash would leave at each point: a copy of the files as they are at that moment. Equal ones are one. */
    private final class Images {

        private final Path original;
        private final BooleanSupplier isAnswered;
        private final List<FaultyDatabase.Point> points = new ArrayList<>();
        private final Map<String, Image> different = new LinkedHashMap<>();

        Images(Path original, BooleanSupplier isAnswered) {
            this.original = original;
            this.isAnswered = isAnswered;
        }

        synchronized void take(FaultyDatabase.Point point) {
            points.add(point);
            var answered = isAnswered.getAsBoolean();
            different.computeIfAbsent(content(original) + answered,
                    _ -> new Image(copy(original, "image" + System.nanoTime()), answered, point));
        }

        /** The kinds of all points of a thread, in their order. */
        synchronized List<String> points(String thread) {
            return points.stream().filter(it -> it.thread().equals(thread)).map(FaultyDatabase.Point::kind).toList();
        }

        synchronized List<Image> different() {
            return List.copyOf(different.values());
        }
    }

    /**
     * @param answered whether the command had been answered by then
     * @param first    the first point at which the files were like that
     */
    private record Image(Path folder, boolean answered, FaultyDatabase.Point first) {}

    private static String content(Path folder) {
        try (var files = Files.walk(folder)) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
