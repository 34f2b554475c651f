package bank.eventsourced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.BankStatus;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.FollowerProgress;
import bank.eventsourced.operations.Holding;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.operations.Pausing;
import bank.eventsourced.operations.Reason;
import bank.eventsourced.operations.Rebuilds;
import bank.eventsourced.operations.Rebuilds.Difference;
import bank.eventsourced.operations.Rebuilds.Result;
import bank.eventsourced.operations.Step;

/**
 * Followers are paused and take single steps; what was derived from the log is made from it a second time, while somebody
 * has changed rows behind the bank's back and the bank goes on. On both databases.
 */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class RebuildModuleTest {

    @RegisterExtension
    static final PostgresqlServer POSTGRESQL = new PostgresqlServer();

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final AccountNumber BOB = new AccountNumber("2");
    private static final AccountNumber CYD = new AccountNumber("3");
    private static final String JOURNAL = "journal";
    private static final String LEDGER = "ledger";
    private static final String BALANCES = "balances";

    /** More than one batch of a rebuild. */
    private static final int DEPOSITS = 1_100;

    @TempDir
    private Path folder;

    private List<String> place = List.of();
    private @Nullable ConfigurableApplicationContext bank;

    @ParameterizedTest
    @EnumSource(OpenBank.On.class)
    void followersArePausedAndSteppedAndWhatTheyKeepIsRebuilt(OpenBank.On database) {
        place = switch (database) {
            case HSQLDB -> List.of("--bank.data-directory=" + folder.resolve("bank"));
            case POSTGRESQL -> List.of(POSTGRESQL.server().newPlace().settings());
        };
        bank = open();
        try {
            Stream.of(ADA, BOB, CYD).forEach(it -> execute(new Open(it, "Holder of " + it, Money.parse("0 EUR"))));
            aPausedFollowerTakesNothingAndOthersGoOn();
            aPausedFollowerTakesOneEventAndSaysWhatItChanged();
            aPauseOutlivesTheProgramAndARebuildDoesNot(database);
            aResumedFollowerTakesEverything();
            nothingDiffersInAWholeBank();
            aDamagedJournalIsNamedAndPutRight();
            aDamagedListOfAccountsIsNamedAndPutRight();
            aCancelledRebuildLeavesNothing();
            whatIsParkedOrBeingRebuiltElsewhereIsNotRebuilt();
        } finally {
            bank().close();
        }
    }

    private ConfigurableApplicationContext open() {
        return new SpringApplicationBuilder(BankApplication.class).run(place.toArray(String[]::new));
    }

    private ConfigurableApplicationContext bank() {
        return Objects.requireNonNull(bank);
    }

    private void aPausedFollowerTakesNothingAndOthersGoOn() {
        awaitOk();
        assertThat(deliveries().pause(JOURNAL, new Reason("A look first"), "Ada")).isEqualTo(Pausing.DONE);
        assertThat(deliveries().pause(JOURNAL, new Reason("again"), "Bob")).isEqualTo(Pausing.ALREADY);
        assertThat(deliveries().pause("nobody", new Reason("x"), "Ada")).isEqualTo(Pausing.UNKNOWN);

        execute(new Deposit(ADA, Money.parse("5 EUR"), "")); // position 4
        execute(new Deposit(ADA, Money.parse("7 EUR"), ""));
        execute(new Withdraw(ADA, Money.parse("2 EUR"), ""));
        Awaitility.await().until(() -> progress(LEDGER).checkpoint() == 6 && progress(LEDGER).outstanding() == 0);

        var journal = progress(JOURNAL);
        assertThat(journal.state()).isEqualTo(FollowerProgress.State.PAUSED);
        assertThat(journal.checkpoint()).isEqualTo(3);
        assertThat(journal.behind()).isEqualTo(3);
        assertThat(journal.outstanding()).isEqualTo(3);
        assertThat(journal.oldestEvent()).isEqualTo(recordedAt(4));
        assertThat(journal.pause()).hasValueSatisfying(it -> {
            assertThat(it.by()).isEqualTo("Ada");
            assertThat(it.reason()).isEqualTo("A look first");
        });
        assertThat(status().ok()).isFalse();
        assertThat(status().isCatchingUp()).isFalse();
        assertThat(operations().verify().problems()).anySatisfy(
                it -> assertThat(it.toString()).contains("journal is 3 events behind", "paused since", "by Ada"));
    }

    private void aPausedFollowerTakesOneEventAndSaysWhatItChanged() {
        assertThat(deliveries().step(LEDGER)).isInstanceOf(Step.NotPaused.class);
        assertThat(deliveries().step("nobody")).isInstanceOf(Step.Unknown.class);
        deliveries().step(JOURNAL);

        var step = deliveries().step(JOURNAL);

        assertThat(step).isInstanceOfSatisfying(Step.Taken.class, it -> {
            assertThat(it.position()).isEqualTo(5);
            assertThat(it.account()).isEqualTo("1");
            assertThat(it.type()).isEqualTo("account.credited");
            assertThat(it.effects()).extracting(effect -> effect.before() + " -> " + effect.after())
                    .containsExactly("none -> account 1, version 3: 7.00 EUR, balance 12.00 EUR",
                            "credits 5.00 EUR, debits 0.00 EUR, movements 1"
                                    + " -> credits 12.00 EUR, debits 0.00 EUR, movements 2");
        });
        assertThat(progress(JOURNAL).behind()).isEqualTo(1);
        assertThat(progress(JOURNAL).outstanding()).isEqualTo(1);
        assertThat(entries()).isEqualTo(5);

        deliveries().pause(LEDGER, new Reason("A look first"), "Ada");
        execute(new Withdraw(ADA, Money.parse("1 EUR"), ""));
        assertThat(deliveries().step(LEDGER)).isInstanceOfSatisfying(Step.Taken.class,
                it -> assertThat(it.effects()).extracting(Object::toString)
                        .hasSize(3)
                        .anySatisfy(words -> assertThat(words).contains("customer deposits", "2.00", "3.00")));
        assertThat(deliveries().step(LEDGER)).isInstanceOf(Step.NothingLeft.class);
        assertThat(deliveries().resume(LEDGER)).isEqualTo(Pausing.DONE);
        assertThat(deliveries().resume(LEDGER)).isEqualTo(Pausing.ALREADY);
    }

    /** Everything is committed batch by batch: what a killed program leaves is what one leaves that goes in the middle. */
    private void aPauseOutlivesTheProgramAndARebuildDoesNot(OpenBank.On database) {
        assertThat(differing(rebuilds().prove(JOURNAL, Monitor.NONE))).isZero();
        assertThat(rowsOfRebuilt()).isPositive();
        bank().close();
        bank = open();
        assertThat(progress(JOURNAL).state()).isEqualTo(FollowerProgress.State.PAUSED);
        assertThat(progress(JOURNAL).checkpoint()).isEqualTo(5);
        if (database == OpenBank.On.HSQLDB) { // on a server somebody else may be rebuilding: the next rebuild cleans up
            assertThat(rowsOfRebuilt()).isZero();
        }
        assertThat(rebuilds().replace(JOURNAL, Monitor.NONE)).isInstanceOf(Result.Refused.class);
    }

    private void aResumedFollowerTakesEverything() {
        assertThat(deliveries().resume(JOURNAL)).isEqualTo(Pausing.DONE);
        awaitOk();
        assertThat(entries()).isEqualTo(7);
        assertThat(operations().verify().problems()).isEmpty();
    }

    private void nothingDiffersInAWholeBank() {
        IntStream.range(0, DEPOSITS)
                .mapToObj(i -> accounts().submit(instruction(new Deposit(BOB, Money.parse("1 EUR"), ""))))
                .toList()
                .forEach(it -> assertThat(it.join()).isInstanceOf(Outcome.Done.class));
        awaitOk();
        var ledgerBefore = events().head(LEDGER);

        assertThat(differing(rebuilds().prove(JOURNAL, Monitor.NONE))).isZero();
        assertThat(differing(rebuilds().replace(JOURNAL, Monitor.NONE))).isZero();
        assertThat(differing(rebuilds().prove(BALANCES, Monitor.NONE))).isZero();
        assertThat(rebuilds().prove("nothing", Monitor.NONE)).isInstanceOf(Result.Unknown.class);
        assertThat(events().head(LEDGER)).isEqualTo(ledgerBefore);
        assertThat(status().outstandingPublications()).isZero();
    }

    private void aDamagedJournalIsNamedAndPutRight() {
        sql("update journal_entry set amount = 4711 where position = 5");
        sql("delete from journal_entry where position = 8");
        sql("""
                insert into journal_entry (position, account, version, kind, amount, currency, balance, value_date,
                       recorded_at, text, counterparty, command_id, reverses)
                select 900000, account, version, kind, amount, currency, balance, value_date, recorded_at, text,
                       counterparty, command_id, reverses
                  from journal_entry where position = 4""");
        sql("update journal_day set debits = debits + 100");

        var found = (Result.Compared) rebuilds().prove(JOURNAL, depositing());

        assertThat(found).satisfies(it -> {
            assertThat(it.missing()).isEqualTo(1);
            assertThat(it.surplus()).isEqualTo(1);
            assertThat(it.wrong()).isEqualTo(2);
        });
        assertThat(found.differences()).extracting(Difference::row)
                .contains("position 5", "position 8", "position 900000")
                .hasSize(4);
        assertThat(found.differences()).contains(
                new Difference("journal_entry", "position 5", "amount 4711", "amount 700"));
        assertThat(entryAmounts(5)).containsExactly(4711L);

        execute(new Deposit(CYD, Money.parse("1 EUR"), ""));
        assertThat(differing(rebuilds().replace(JOURNAL, depositing()))).isEqualTo(4);

        assertThat(entryAmounts(5)).containsExactly(700L);
        awaitOk();
        assertThat(operations().verify().problems()).isEmpty();
        assertThat(differing(rebuilds().prove(JOURNAL, Monitor.NONE))).isZero();
    }

    private void aDamagedListOfAccountsIsNamedAndPutRight() {
        sql("update account_balance set balance = balance + 1 where number = '1'");
        sql("delete from account_balance where number = '3'");
        sql("""
                insert into account_balance (number, holder, currency, balance, overdraft_limit, status, version,
                       transactions, last_activity)
                select '9', holder, currency, balance, overdraft_limit, status, version, transactions, last_activity
                  from account_balance where number = '2'""");

        var found = (Result.Compared) rebuilds().prove(BALANCES, depositing());

        assertThat(found.differences()).hasSize(3)
                .extracting(Difference::row)
                .containsExactlyInAnyOrder("number 1", "number 3", "number 9");
        assertThat(accounts().list(Optional.empty(), 10)).hasSize(3);
        assertThat(differing(rebuilds().replace(BALANCES, depositing()))).isEqualTo(3);
        assertThat(accounts().list(Optional.empty(), 10)).extracting(AccountView::number)
                .containsExactly(ADA, BOB, CYD);
        awaitOk();
        assertThat(operations().verify().problems()).isEmpty();
    }

    private void aCancelledRebuildLeavesNothing() {
        sql("update journal_entry set amount = 4711 where position = 5");
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> rebuilds().prove(JOURNAL, new Monitor() {

                    private boolean half;

                    @Override
                    public void progressed(long done, long total) {
                        half = done > 0;
                    }

                    @Override
                    public boolean cancelled() {
                        return half;
                    }
                }));
        assertThat(rowsOfRebuilt()).isZero();
        assertThat(entryAmounts(5)).containsExactly(4711L);
        assertThat(rebuilds().replace(JOURNAL, Monitor.NONE)).isInstanceOf(Result.Refused.class);
        sql("update journal_entry set amount = 700 where position = 5");
    }

    private void whatIsParkedOrBeingRebuiltElsewhereIsNotRebuilt() {
        assertThat(deliveries().hold(JOURNAL, "1", new Reason("A look first"))).isEqualTo(Holding.HELD);
        assertThat(rebuilds().prove(JOURNAL, Monitor.NONE)).isInstanceOfSatisfying(Result.Refused.class,
                it -> assertThat(it.why().toString()).contains("Something is parked for the journal"));
        deliveries().parked().forEach(deliveries()::retry);

        var elsewhere = watching(() -> sql("update rebuild set owner = '00000000-0000-0000-0000-000000000001'"));
        assertThat(rebuilds().prove(JOURNAL, elsewhere)).isInstanceOfSatisfying(Result.Refused.class,
                it -> assertThat(it.why().toString()).contains("Somebody else has begun"));
        assertThat(differing(rebuilds().prove(JOURNAL, Monitor.NONE))).isZero();
        rebuilds().discard(JOURNAL);
        assertThat(rowsOfRebuilt()).isZero();
    }

    /** Somebody who does not wait for the rebuild to end: each look at its progress is a deposit. */
    private Monitor depositing() {
        return watching(() -> execute(new Deposit(BOB, Money.parse("1 EUR"), "meanwhile")));
    }

    private static Monitor watching(Runnable look) {
        return new Monitor() {

            @Override
            public void progressed(long done, long total) {
                look.run();
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    private static long differing(Result result) {
        assertThat(result).isInstanceOf(Result.Compared.class);
        return ((Result.Compared) result).differing();
    }

    private void awaitOk() {
        Awaitility.await().untilAsserted(() -> assertThat(status().ok()).isTrue());
    }

    private BankStatus status() {
        return operations().status();
    }

    private FollowerProgress progress(String follower) {
        return deliveries().followers().stream().filter(it -> it.name().equals(follower)).findFirst().orElseThrow();
    }

    private Optional<Instant> recordedAt(long position) {
        return events().at("account", new long[]{position}).stream().map(it -> it.metadata().recordedAt()).findFirst();
    }

    private long entries() {
        return bank().getBean(JournalEntries.class)
                .find(JournalQuery.everything(JournalQuery.Order.OLDEST_FIRST, 100))
                .size();
    }

    private List<Long> entryAmounts(long position) {
        return jdbc().queryForList("select amount from journal_entry where position = ?", Long.class, position);
    }

    private long rowsOfRebuilt() {
        return Stream.of("journal_entry_rebuilt", "journal_day_rebuilt", "account_balance_rebuilt", "rebuild")
                .mapToLong(
                        it -> Objects.requireNonNull(jdbc().queryForObject("select count(*) from " + it, Long.class)))
                .sum();
    }

    private void sql(String statement) {
        jdbc().update(statement);
    }

    private JdbcTemplate jdbc() {
        return bank().getBean(JdbcTemplate.class);
    }

    private void execute(AccountCommand command) {
        assertThat(accounts().execute(instruction(command))).isInstanceOf(Outcome.Done.class);
    }

    private static Instruction instruction(AccountCommand command) {
        return Instruction.of(CommandId.fresh(), command, "test");
    }

    private Accounts accounts() {
        return bank().getBean(Accounts.class);
    }

    private Operations operations() {
        return bank().getBean(Operations.class);
    }

    private Deliveries deliveries() {
        return bank().getBean(Deliveries.class);
    }

    private Rebuilds rebuilds() {
        return bank().getBean(Rebuilds.class);
    }

    private LoggedEvents events() {
        return bank().getBean(LoggedEvents.class);
    }
}
