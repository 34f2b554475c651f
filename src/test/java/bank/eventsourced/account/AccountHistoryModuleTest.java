package bank.eventsourced.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.BankApplication;
import bank.eventsourced.account.AccountCommand.ChangeOverdraftLimit;
import bank.eventsourced.account.AccountCommand.Close;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Reverse;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Unfreeze;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountHistory.AsTest;
import bank.eventsourced.account.AccountMoment.Fault;
import bank.eventsourced.account.AccountMoment.Source;
import bank.eventsourced.account.FieldChange.Field;
import bank.eventsourced.account.FieldChange.Value;
import bank.eventsourced.account.PastEvent.Content;
import bank.eventsourced.account.domain.AccountRules;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.wording.Sentence;

/** The time machine on a real bank with an account of 10,000 events. */
class AccountHistoryModuleTest {

    private static final Logger LOG = LoggerFactory.getLogger(AccountHistoryModuleTest.class);
    private static final AccountNumber LONG = new AccountNumber("long");
    private static final int VERSIONS = 10_000;

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext bank;
    private static AccountHistory history;
    private static Accounts accounts;

    @BeforeAll
    static void fillTheBank() {
        bank = new SpringApplicationBuilder(BankApplication.class).run("--bank.data-directory=" + folder);
        history = bank.getBean(AccountHistory.class);
        accounts = bank.getBean(Accounts.class);
        grow(LONG, VERSIONS);
    }

    @AfterAll
    static void closeTheBank() {
        bank.close();
    }

    /** Opens an account and pays in 2, 3, 4 … cents, so that each version has a balance of its own. */
    private static void grow(AccountNumber number, int versions) {
        var submitted = new ArrayList<CompletableFuture<Outcome>>();
        submitted.add(submit(new Open(number, "Ada", Money.parse("5 EUR"))));
        for (int version = 2; version <= versions; version++) {
            submitted.add(submit(new Deposit(number, cents(version), "deposit " + version)));
        }
        submitted.forEach(it -> assertThat(it.join()).isInstanceOf(Outcome.Done.class));
    }

    private static CompletableFuture<Outcome> submit(AccountCommand command) {
        return accounts.submit(Instruction.of(CommandId.fresh(), command, "test"));
    }

    private static Money cents(long minorUnits) {
        return new Money(minorUnits, Money.currency("EUR"));
    }

    private static Money balance(long version) {
        return cents(version * (version + 1) / 2 - 1);
    }

    @Test
    void stateEventDifferenceAndBalanceAgreeAtEveryVersion() {
        assertThat(history.versions(LONG)).isEqualTo(VERSIONS);
        var events = new ArrayList<PastEvent>();
        while (events.size() < VERSIONS) {
            events.addAll(history.events(LONG, events.size(), AccountHistory.LARGEST_PAGE));
        }
        assertThat(events).extracting(PastEvent::version).isSorted().doesNotHaveDuplicates();

        var moment = history.at(LONG, 1).orElseThrow();
        for (int version = 1; version <= VERSIONS; version++) {
            assertThat(moment.event()).isEqualTo(events.get(version - 1));
            assertAgreement(moment, version);
            moment = history.step(moment, version + 1).orElse(moment);
        }
        assertThat(history.at(LONG, 0)).isEmpty();
        assertThat(history.at(LONG, VERSIONS + 1)).isEmpty();
        assertThat(history.step(moment, VERSIONS + 1)).isEmpty();
        assertThat(history.at(new AccountNumber("nobody"), 1)).isEmpty();
    }

    private static void assertAgreement(AccountMoment moment, long version) {
        var state = moment.state().orElseThrow();
        assertThat(moment.version()).isEqualTo(version);
        assertThat(state.account().version()).isEqualTo(version);
        assertThat(state.account().balance()).isEqualTo(balance(version));
        assertThat(state.account().transactions()).isEqualTo(version - 1);
        assertThat(moment.event().content()).isInstanceOfSatisfying(Content.Legible.class,
                it -> assertThat(it.event().balance()).isEqualTo(balance(version)));
        assertThat(moment.changes()).filteredOn(it -> it.field() == Field.BALANCE)
                .containsExactly(new FieldChange(
                        Field.BALANCE,
                        Optional.of(version - 1).filter(it -> it > 0).map(it -> new Value.Amount(balance(it))),
                        new Value.Amount(balance(version))));
        assertThat(moment.fault()).isEmpty();
    }

    @Test
    void aStepCostsTheSameWhereverItGoes() {
        var random = new Random(22);
        measured("jumps, snapshots every 50", i -> history.at(LONG, 1 + random.nextInt(VERSIONS)));
        var moment = new Object() {
            AccountMoment last = history.at(LONG, 5_000).orElseThrow();
        };
        measured("steps forward", i -> {
            var next = history.step(moment.last, moment.last.version() + 1);
            moment.last = next.orElseThrow();
            return next;
        });
        measured("steps back", i -> {
            var next = history.step(moment.last, moment.last.version() - 1);
            moment.last = next.orElseThrow();
            return next;
        });
        bank.getBean(Operations.class).deleteSnapshots();
        measured("jumps, no snapshots", i -> history.at(LONG, 1 + random.nextInt(VERSIONS)));
    }

    /** Prints what a look costs, and asserts only that it finds the right thing. */
    private static void measured(String what, LongFunction<Optional<AccountMoment>> look) {
        var nanos = new ArrayList<Long>();
        for (int i = 0; i < 200; i++) {
            var begin = System.nanoTime();
            var moment = look.apply(i).orElseThrow();
            nanos.add(System.nanoTime() - begin);
            assertAgreement(moment, moment.version());
        }
        nanos.sort(Long::compare);
        LOG.info("{}: median {} ms, 99 % {} ms, most {} ms", what, millis(nanos.get(100)), millis(nanos.get(197)),
                millis(nanos.get(199)));
    }

    private static String millis(long nanos) {
        return "%.1f".formatted(nanos / 1e6);
    }

    @Test
    void saysHowItGotThere() {
        var number = new AccountNumber("origin");
        grow(number, 60);

        assertThat(origin(number, 7)).isEqualTo("FIRST_EVENT 0 + 7");
        assertThat(origin(number, 50)).isEqualTo("SNAPSHOT 50 + 0");
        assertThat(origin(number, 57)).isEqualTo("SNAPSHOT 50 + 7");
        var moment = history.at(number, 57).orElseThrow();
        assertThat(moment.origin().took()).isPositive().isLessThan(Duration.ofSeconds(10));
        assertThat(history.step(moment, 58).orElseThrow().origin().source()).isEqualTo(Source.NEIGHBOUR);
        assertThat(history.step(moment, 59).orElseThrow().origin().source()).isEqualTo(Source.SNAPSHOT);
        assertThat(history.at(number, 50).orElseThrow().changes()).isNotEmpty();

        grow(new AccountNumber("origin2"), 300);
        bank.getBean(Operations.class).deleteSnapshots();
        assertThat(origin(new AccountNumber("origin2"), 260)).isEqualTo("FIRST_EVENT 0 + 260");
        assertThat(origin(new AccountNumber("origin2"), 257)).isEqualTo("MEMORY 250 + 7");
    }

    private static String origin(AccountNumber number, long version) {
        var origin = history.at(number, version).orElseThrow().origin();
        return "%s %d + %d".formatted(origin.source(), origin.version(), origin.events());
    }

    @ParameterizedTest
    @ValueSource(strings = {"type = 'no-such-type'", "payload = '{\"account\":'", "payload = 'null'",
            "payload = replace(payload, '\"amount\":\"0.30 EUR\"', '\"amount\":\"0.31 EUR\"')"})
    void whatComesBeforeAndAfterAnEventThatCannotBeAppliedStaysViewable(String damage) {
        var number = new AccountNumber("bad" + Integer.toHexString(damage.hashCode()));
        grow(number, 60);
        var damaged = new JdbcTemplate(bank.getBean(javax.sql.DataSource.class)).update(
                "update event set " + damage + " where version = 30 and position = ?",
                history.at(number, 30).orElseThrow().event().position());
        assertThat(damaged).isEqualTo(1);

        for (int version = 1; version < 30; version++) {
            assertAgreement(history.at(number, version).orElseThrow(), version);
        }
        var bad = history.at(number, 30).orElseThrow();
        assertThat(bad.state()).isEmpty();
        assertThat(bad.changes()).isEmpty();
        assertThat(bad.fault()).map(Fault::version).contains(30L);
        assertThat(bad.fault().orElseThrow().why()).asString().isNotBlank();
        assertThat(bad.event().form().payload()).isNotNull();
        assertThat(history.step(history.at(number, 29).orElseThrow(), 30).orElseThrow().fault()).map(Fault::version)
                .contains(30L);
        assertThat(history.at(number, 49).orElseThrow().fault()).map(Fault::version).contains(30L);
        assertThat(history.at(number, 49).orElseThrow().state()).isEmpty();
        assertThat(history.at(number, 50).orElseThrow().state().orElseThrow().account().balance())
                .as("from a snapshot taken before the damage")
                .isEqualTo(balance(50));
        assertAgreement(history.at(number, 55).orElseThrow(), 55);
        assertThat(history.events(number, 0, 100)).hasSize(60);
        var points = history.balances(number, AccountHistory.MOST_POINTS);
        assertThat(points).extracting(BalancePoint::version).contains(1L, 29L, 31L, 60L);
    }

    @Test
    void aMissingEventIsToldToo() {
        var number = new AccountNumber("gap");
        grow(number, 10);
        new JdbcTemplate(bank.getBean(javax.sql.DataSource.class)).update("delete from event where position = ?",
                history.at(number, 5).orElseThrow().event().position());

        assertThat(history.at(number, 5)).isEmpty();
        assertThat(history.at(number, 6).orElseThrow().fault())
                .contains(new Fault(5, Sentence.of("The event of version %s is missing.", 5L)));
        assertAgreement(history.at(number, 4).orElseThrow(), 4);
    }

    @Test
    void aCurveOfAnyLengthHasAtMost500PointsAndBothEnds() {
        var points = history.balances(LONG, AccountHistory.MOST_POINTS);
        assertThat(points).hasSize(500);
        assertThat(points).extracting(BalancePoint::version).startsWith(1L).endsWith((long) VERSIONS).isSorted();
        assertThat(points).allSatisfy(it -> assertThat(it.balance()).isEqualTo(balance(it.version())));
        assertThat(history.balances(new AccountNumber("nobody"), 500)).isEmpty();
    }

    @Test
    void anInstantHasTheVersionOfWhatWasRecordedByThen() {
        var event = history.events(LONG, 4_999, 1).getFirst();
        assertThat(history.versionAt(LONG, event.recordedAt())).isGreaterThanOrEqualTo(5_000);
        assertThat(history.versionAt(LONG, Instant.EPOCH)).isZero();
        assertThat(history.versionAt(LONG, Instant.now().plusSeconds(1))).isEqualTo(VERSIONS);
    }

    @Test
    void aFrozenAccountSaysWhyAndKeepsItInTheNextStep() {
        var number = new AccountNumber("frozen");
        grow(number, 3);
        assertThat(submit(new Freeze(number, "court order")).join()).isInstanceOf(Outcome.Done.class);
        assertThat(submit(new AccountCommand.ChangeOverdraftLimit(number, Money.parse("7 EUR"))).join())
                .isInstanceOf(Outcome.Done.class);

        var frozen = history.step(history.at(number, 3).orElseThrow(), 4).orElseThrow();
        assertThat(frozen.state().orElseThrow().freezeReason()).isEqualTo("court order");
        assertThat(history.step(frozen, 5).orElseThrow().state())
                .isEqualTo(history.at(number, 5).orElseThrow().state());
        assertThat(history.step(frozen, 5).orElseThrow().changes()).extracting(FieldChange::field)
                .containsExactly(Field.OVERDRAFT_LIMIT, Field.AVAILABLE);
        assertThat(List.of(frozen.event().metadata().actor())).containsExactly("test");
    }

    @Test
    void whateverHappenedIsATestThatCompilesAndPasses(@TempDir Path classes) throws Exception {
        var one = new AccountNumber("as.test-1");
        var other = new AccountNumber("as.test-2");
        var third = new AccountNumber("as.test-3");
        done(new Open(one, "Ada \"\\u0022\" \u202e O’Łu 🐎", Money.parse("100 EUR")));
        done(new Open(other, "Bo", Money.parse("0 EUR")));
        done(new Open(third, "Cy", Money.parse("0 EUR")));
        done(new Deposit(other, Money.parse("10 EUR"), Purpose.REMITTANCE, "", "Dee"));
        done(new Deposit(one, Money.parse("50 EUR"), Purpose.INTEREST, "a\u00a0b \\n", "c:\\users"));
        done(new Withdraw(one, Money.parse("70.05 EUR"), "far"));
        done(new Deposit(one, Money.parse("20.05 EUR"), ""));
        done(new Reverse(one, 3, "typo"));
        done(new Transfer(one, other, Money.parse("5 EUR"), "rent"));
        done(new Transfer(one, third, Money.parse("5 EUR"), "rent"));
        done(new Transfer(one, other, Money.parse("5 EUR"), "rent"));
        done(new Transfer(other, one, Money.parse("1 EUR"), "back"));
        done(new Reverse(one, 6, "once too often"));
        done(new Reverse(other, 4, "seen from the other side"));
        done(new Reverse(one, 4, "in again"));
        done(new Freeze(other, "court order"));
        done(new ChangeOverdraftLimit(other, Money.parse("7 EUR")));
        done(new Unfreeze(other, ""));
        done(new Reverse(other, 5, ""));
        done(new Transfer(other, third, Money.parse("10 EUR"), "all of it"));
        done(new Close(other, "moved"));

        var tests = new TreeMap<String, String>();
        for (var account : List.of(one, other)) {
            for (var version = 1L; version <= history.versions(account); version++) {
                assertThat(history.asTest(account, version)).isInstanceOfSatisfying(AsTest.Written.class,
                        it -> tests.put(it.name(), it.java()));
            }
        }
        var large = (AsTest.Written) history.asTest(LONG, 1_001);
        tests.put(large.name(), large.java());
        compile(tests, classes);
        tests.keySet().forEach(name -> run(name, classes));
        assertThat(tests).hasSize(27);

        assertThat(history.asTest(LONG, 1_002)).isInstanceOf(AsTest.NotWritten.class);
        assertThat(history.asTest(LONG, VERSIONS + 1)).isInstanceOf(AsTest.NotWritten.class);
        assertThat(history.asTest(new AccountNumber("nobody"), 1)).isInstanceOf(AsTest.NotWritten.class);
    }

    @Test
    void aTestOfTheRulesFailsIfTheySayOtherwise(@TempDir Path classes) throws Exception {
        var written = (AsTest.Written) history.asTest(LONG, 3);
        compile(Map.of("Rules", written.java()
                .replace(written.name(), "Rules")
                .replace("money(\"0.05 EUR\")", "money(\"0.06 EUR\")")), classes);
        assertThatThrownBy(() -> run("Rules", classes)).isInstanceOf(AssertionError.class);
    }

    private static void compile(Map<String, String> tests, Path classes) throws IOException {
        var files = new ArrayList<Path>();
        for (var test : tests.entrySet()) {
            files.add(Files.writeString(classes.resolve(test.getKey() + ".java"), test.getValue()));
        }
        var said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var options = List.of("-d", classes.toString(), "-proc:none", "-encoding", "UTF-8");
            assertThat(compiler.getTask(said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call()).as(said.toString()).isTrue();
        }
    }

    /** In the package and by the loader of the specification, as if it stood beside it. */
    private static void run(String name, Path classes) {
        try {
            var inPackage = MethodHandles.privateLookupIn(AccountRules.class, MethodHandles.lookup());
            var type = inPackage.defineClass(
                    Files.readAllBytes(classes.resolve("bank/eventsourced/account/domain/" + name + ".class")));
            var within = MethodHandles.privateLookupIn(type, inPackage);
            var test = within.findConstructor(type, MethodType.methodType(void.class)).invoke();
            within.findVirtual(type, "happensAsItWasRecorded", MethodType.methodType(void.class)).invoke(test);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void done(AccountCommand command) {
        assertThat(submit(command).join()).isInstanceOf(Outcome.Done.class);
    }
}
