package bank.eventsourced;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.ledger.LedgerAccount;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.BankStatus;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.EventPlace;
import bank.eventsourced.operations.EventQuery;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.operations.Reason;
import bank.eventsourced.operations.Redelivery;
import bank.eventsourced.wording.Sentence;

/** The whole bank on its real stack: Spring, Modulith's registry, JPA, and HSQLDB in a folder. */
@Timeout(120)
class BankModuleTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final AccountNumber BOB = new AccountNumber("2");

    private static final String NEVER_PARKING = "--bank.event-store.attempts-before-parking=1000000";

    private final BreakableLedger breakable = new BreakableLedger();

    @TempDir
    private Path folder;

    @Test
    void everythingIsThereAgainAfterARestart() {
        List<AccountView> accounts;
        List<LedgerView> ledgers;
        List<JournalEntry> journal;
        var deposit = Instruction.of(CommandId.fresh(), new Deposit(ADA, money("20 EUR"), "first"), "test");
        try (var bank = open()) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            done(bank, new Open(BOB, "Bob", money("5 JPY")));
            assertThat(bank.accounts().execute(deposit)).isInstanceOf(Outcome.Done.class);
            done(bank, new Withdraw(BOB, money("5 JPY"), "all that I may"));
            bank.awaitCaughtUp();
            accounts = bank.accounts().all().toList();
            ledgers = bank.ledgers().all();
            journal = bank.journal();
        }
        try (var bank = open()) {
            assertThat(bank.operations().status().ok()).isTrue();
            assertThat(bank.accounts().all()).isEqualTo(accounts).hasSize(2);
            assertThat(bank.ledgers().all()).isEqualTo(ledgers).hasSize(2);
            assertThat(bank.journal()).isEqualTo(journal).hasSize(4);
            assertThat(bank.accounts().execute(deposit))
                    .isInstanceOfSatisfying(Outcome.Done.class, it -> assertThat(it.repeated()).isTrue());
            assertThat(bank.operations().verify().problems()).isEmpty();
            assertThat(bank.balance(ADA)).isEqualTo(money("20 EUR"));
        }
    }

    /** It lies among the resources as the first release left it: all commands of that time, and a snapshot. */
    @Test
    void aBankOfTheFirstReleaseOpensForEver() throws IOException {
        for (var file : List.of("bank.data", "bank.properties", "bank.script")) {
            try (var kept = requireNonNull(getClass().getResourceAsStream("/first-release/" + file))) {
                Files.copy(kept, folder.resolve(file));
            }
        }
        var closed = new AccountNumber("4712");
        try (var bank = open()) {
            assertThat(bank.accounts().all()).extracting(it -> it.number() + " " + it.balance() + " " + it.status())
                    .containsExactly("4711 -20.00 EUR OPEN", "4712 0.00 EUR CLOSED", "4713 6540 JPY OPEN");
            assertThat(bank.accounts().find(new AccountNumber("4713"), 50).orElseThrow().balance())
                    .isEqualTo(money("6176 JPY"));
            assertThat(bank.journal()).hasSize(69).last().satisfies(it -> assertThat(it.text()).isEqualTo("penny 55"));
            assertThat(bank.ledgers().all()).extracting(LedgerView::transactions).containsExactly(6L, 56L);
            assertThat(bank.operations().verify().problems()).isEmpty();

            var events = bank.context().getBean(LoggedEvents.class);
            var last = new EventQuery("account", Optional.of(closed.value()), Optional.of("account.closed"),
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0,
                    EventQuery.Order.OLDEST_FIRST);
            var place = new EventPlace("account", events.positions(last, 1)[0]);
            assertThat(events.connected(place).orElseThrow()).satisfies(it -> {
                assertThat(it.event().schemaVersion()).isEqualTo(1);
                assertThat(it.event().payload()).isEqualTo("{\"account\":\"4712\",\"balance\":\"0.00 EUR\"}");
                assertThat(it.today()).isEqualTo(new LoggedEvents.Today.Otherwise(List.of(new LoggedEvents.Form(
                        "account.closed", 2, "{\"account\":\"4712\",\"reason\":\"\",\"balance\":\"0.00 EUR\"}"))));
            });

            done(bank, new Deposit(new AccountNumber("4713"), money("1 JPY"), "and goes on"));
            bank.awaitCaughtUp();
            assertThat(bank.operations().verify().problems()).isEmpty();
        }
    }

    @Test
    void twoThreadsThatHammerOneAccountLoseAndInventNothing() throws Exception {
        try (var bank = open()) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            var rounds = 150;
            Callable<Integer> depositor = () -> (int) IntStream.range(0, rounds)
                    .filter(i -> bank.execute(new Deposit(ADA, money("3 EUR"), "")) instanceof Outcome.Done)
                    .count();
            Callable<Integer> withdrawer = () -> (int) IntStream.range(0, rounds)
                    .filter(i -> bank.execute(new Withdraw(ADA, money("2 EUR"), "")) instanceof Outcome.Done)
                    .count();
            int deposits;
            int withdrawals;
            try (var threads = Executors.newFixedThreadPool(2)) {
                var in = threads.submit(depositor);
                var out = threads.submit(withdrawer);
                deposits = in.get();
                withdrawals = out.get();
            }
            bank.awaitCaughtUp();

            var expected = new Money(300L * deposits - 200L * withdrawals, money("0 EUR").currency());
            assertThat(deposits).isEqualTo(rounds);
            assertThat(bank.balance(ADA)).isEqualTo(expected);
            assertThat(bank.ledgers().all()).singleElement().satisfies(ledger -> {
                assertThat(ledger.balance()).isEqualTo(expected);
                assertThat(ledger.transactions()).isEqualTo(deposits + withdrawals);
                assertThat(ledger.debits()).isEqualTo(ledger.credits());
            });
            var journal = bank.journal();
            assertThat(journal).hasSize(1 + deposits + withdrawals);
            assertThat(journal).extracting(JournalEntry::balance).noneMatch(Money::isNegative);
            assertThat(journal).extracting(JournalEntry::version).isSorted().doesNotHaveDuplicates();
            assertThat(bank.operations().verify().problems()).isEmpty();
        }
    }

    @Test
    void transfersNeverChangeTheSumOfAllAccounts() throws Exception {
        try (var bank = open()) {
            var numbers = IntStream.rangeClosed(1, 10).mapToObj(i -> new AccountNumber("a" + i)).toList();
            numbers.forEach(number -> {
                done(bank, new Open(number, "Holder " + number, money("5 EUR")));
                done(bank, new Deposit(number, money("10 EUR"), ""));
            });
            try (var threads = Executors.newFixedThreadPool(4)) {
                var movers = IntStream.range(0, 4).mapToObj(seed -> threads.submit(() -> {
                    var random = new Random(seed);
                    for (int i = 0; i < 100; i++) {
                        var from = numbers.get(random.nextInt(10));
                        var to = numbers.get(random.nextInt(10));
                        bank.execute(new Transfer(from, to, new Money(1 + random.nextInt(900), money("0 EUR")
                                .currency()), ""));
                    }
                    return true;
                })).toList();
                for (var mover : movers) {
                    assertThat(mover.get()).isTrue();
                }
            }
            bank.awaitCaughtUp();

            assertThat(bank.accounts().all().map(AccountView::balance).reduce(Money::plus)).contains(money("100 EUR"));
            assertThat(bank.accounts().all()).allSatisfy(account -> assertThat(account.available().isNegative())
                    .isFalse());
            assertThat(bank.ledgers().all()).singleElement().satisfies(ledger -> {
                assertThat(ledger.balance()).isEqualTo(money("100 EUR"));
                assertThat(ledger.debits()).isEqualTo(ledger.credits());
                var inTransit = ledger.trialBalance()
                        .stream()
                        .filter(line -> line.account() == LedgerAccount.TRANSFERS_IN_TRANSIT)
                        .findFirst()
                        .orElseThrow();
                assertThat(inTransit.debits()).isEqualTo(inTransit.credits()).isNotEqualTo(money("0 EUR"));
            });
            assertThat(bank.operations().verify().problems()).isEmpty();
        }
    }

    @Test
    void aFailingDeliveryIsParkedOtherAccountsGoOnAndARetryPostsItOnce() {
        try (var bank = open(folder, "--bank.event-store.attempts-before-parking=2")) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            done(bank, new Open(BOB, "Bob", money("0 EUR")));
            bank.awaitCaughtUp();
            breakable.breakDownFor(ADA);
            done(bank, new Deposit(ADA, money("5 EUR"), "fails"));
            done(bank, new Deposit(ADA, money("7 EUR"), "waits"));
            done(bank, new Deposit(BOB, money("9 EUR"), "goes on"));

            var parked = eventually().until(() -> bank.deliveries().parked(), it -> !it.isEmpty()).getFirst();
            assertThat(parked.summary()).isEqualTo("IllegalStateException: The ledger is broken for a while");
            assertThat(parked.position()).contains(3L);
            eventually().untilAsserted(() -> assertThat(bank.outstanding("ledger")).isZero());
            assertThat(bank.ledgers().all()).singleElement()
                    .satisfies(ledger -> assertThat(ledger.balance()).isEqualTo(money("9 EUR")));
            assertThat(bank.operations().status().failedDeliveries()).isEqualTo(1);
            assertThat(bank.operations().verify().problems()).anySatisfy(problem -> assertThat(problem).asString()
                    .startsWith("The ledger lacks the event at position 3 ")
                    .contains("and 1 behind it"));
            assertThat(bank.deliveries().retry(parked)).isInstanceOf(Redelivery.FailedAgain.class);

            breakable.repair();

            assertThat(bank.deliveries().retry(parked)).isEqualTo(new Redelivery.Delivered(2));
            assertThat(bank.deliveries().retry(parked)).isEqualTo(new Redelivery.NotParked());
            assertThat(bank.ledgers().all()).singleElement().satisfies(ledger -> {
                assertThat(ledger.balance()).isEqualTo(money("21 EUR"));
                assertThat(ledger.transactions()).isEqualTo(3);
            });
            assertThat(bank.operations().verify().problems()).isEmpty();
        }
    }

    @Test
    void whatWasParkedWaitsAcrossARestartAndASkipIsKept() {
        breakable.breakDownFor(ADA);
        try (var bank = open(folder, "--bank.event-store.attempts-before-parking=2")) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            done(bank, new Deposit(ADA, money("5 EUR"), "never posted"));
            done(bank, new Deposit(ADA, money("7 EUR"), "posted in the end"));
            eventually().until(() -> bank.deliveries().parked().size() == 1);
        }
        try (var bank = open()) {
            var parked = bank.deliveries().parked().getFirst();
            assertThat(parked.waiting()).isEqualTo(2);
            breakable.repair();
            assertThat(bank.deliveries().skip(parked, new Reason("Nothing to post"), "ursula"))
                    .isEqualTo(new Redelivery.Delivered(2));
        }
        try (var bank = open()) {
            assertThat(bank.operations().status().ok()).isTrue();
            assertThat(bank.ledgers().all()).singleElement()
                    .satisfies(ledger -> assertThat(ledger.balance()).isEqualTo(money("12 EUR")));
            assertThat(bank.deliveries().skipped(10)).singleElement().satisfies(skipped -> {
                assertThat(skipped.position()).isEqualTo(1);
                assertThat(skipped.reason()).isEqualTo("Nothing to post");
                assertThat(skipped.actor()).isEqualTo("ursula");
                assertThat(skipped.cause()).contains("The ledger is broken for a while");
            });
        }
    }

    @Test
    void whileTheLedgerIsBrokenDepositsGoOnAndAfterwardsItCatchesUpByItself() {
        try (var bank = open(folder, NEVER_PARKING)) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            bank.awaitCaughtUp();
            breakable.breakDown();
            for (int i = 0; i < 20; i++) {
                done(bank, new Deposit(ADA, money("1 EUR"), ""));
            }

            eventually().untilAsserted(() -> assertThat(bank.follower("ledger").failure()).hasValueSatisfying(
                    failure -> {
                        assertThat(failure.cause()).contains("The ledger is broken for a while");
                        assertThat(failure.position()).isEqualTo(2);
                    }));
            eventually().untilAsserted(() -> assertThat(bank.follower("journal").behind()).isZero());
            assertThat(bank.follower("ledger").behind()).isEqualTo(20);
            assertThat(bank.operations().status().ok()).isFalse();
            assertThat(bank.outstanding("ledger")).isEqualTo(20);
            assertThat(bank.ledgers().all()).singleElement()
                    .satisfies(ledger -> assertThat(ledger.behind()).isEqualTo(20));

            breakable.repair();

            bank.awaitCaughtUp();
            assertThat(bank.ledgers().all()).singleElement().satisfies(ledger -> {
                assertThat(ledger.balance()).isEqualTo(money("20 EUR"));
                assertThat(ledger.transactions()).isEqualTo(20);
            });
            assertThat(bank.operations().verify().problems()).isEmpty();
        }
    }

    @Test
    void aBrokenLedgerCatchesUpAfterARestart() {
        breakable.breakDown();
        try (var bank = open(folder, NEVER_PARKING)) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            for (int i = 0; i < 20; i++) {
                done(bank, new Deposit(ADA, money("1 EUR"), ""));
            }
        }
        try (var bank = open(folder, NEVER_PARKING)) {
            assertThat(bank.follower("ledger").behind()).isEqualTo(21);
            assertThat(bank.outstanding("ledger")).isEqualTo(21);
            done(bank, new Deposit(ADA, money("1 EUR"), ""));
        }
        breakable.repair();
        try (var bank = open(folder, NEVER_PARKING)) {
            assertThat(bank.operations().status().ok()).isTrue();
            assertThat(bank.ledgers().all()).singleElement()
                    .satisfies(ledger -> assertThat(ledger.balance()).isEqualTo(money("21 EUR")));
        }
    }

    @Test
    void aCommittedEventHasAnOutstandingPublicationUntilItsFollowerHasCommittedPastIt() {
        try (var bank = open(folder, NEVER_PARKING)) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            breakable.breakDown();
            for (int i = 0; i < 10; i++) {
                var committed = done(bank, new Deposit(ADA, money("1 EUR"), "")).changes().getLast().position();
                assertThat(bank.outstanding("ledger")).isPositive();
                assertThat(bank.follower("ledger").checkpoint()).isLessThan(committed);
            }
            breakable.repair();
            eventually().untilAsserted(() -> assertThat(bank.outstanding("ledger")).isZero());
            assertThat(bank.follower("ledger").behind()).isZero();
            assertThat(bank.operations().status().ok()).isTrue();
        }
    }

    @Test
    void aPublicationThatNoProgramUnderstandsStopsNothing() {
        breakable.breakDown();
        try (var bank = open(folder, NEVER_PARKING)) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            assertThat(bank.outstanding("ledger")).isEqualTo(1);
            assertThat(bank.jdbc()
                    .update("update event_publication set event_type = 'gone.Prompt', serialized_event = '{'"))
                    .isPositive();
        }
        breakable.repair();
        try (var bank = open(folder, NEVER_PARKING)) {
            done(bank, new Deposit(ADA, money("1 EUR"), ""));
            bank.awaitCaughtUp();
            assertThat(bank.outstanding("ledger")).isZero();
        }
    }

    @Test
    void theRegistryIsToldToDoNothingByItself() {
        try (var bank = open()) {
            var settings = bank.context().getEnvironment();
            assertThat(settings.getProperty("spring.modulith.events.republish-outstanding-events-on-restart"))
                    .isEqualTo("false");
            assertThat(settings.getProperty("spring.modulith.events.completion-mode")).isEqualTo("delete");
            assertThat(settings.getProperty("spring.datasource.connection-fetch")).isEqualTo("lazy");
            assertThat(Binder.get(settings)
                    .bind("spring.modulith.events.staleness", Bindable.mapOf(String.class, String.class))
                    .isBound()).as("any of them switches on the monitor for all").isFalse();
        }
    }

    @Test
    void deletingAllSnapshotsChangesNoAnswer() {
        List<Optional<AccountView>> history;
        Instant middle;
        Optional<AccountView> atMiddle;
        List<LedgerView> ledgers;
        try (var bank = open()) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            for (int i = 1; i <= 119; i++) {
                done(bank, new Deposit(ADA, money(i + " EUR"), ""));
            }
            bank.awaitCaughtUp();
            middle = bank.journal().get(60).recordedAt();
            atMiddle = bank.accounts().find(ADA, middle);
            history = bank.history(ADA, 120);
            ledgers = bank.ledgers().all();
            assertThat(bank.jdbc()
                    .queryForList("select version from snapshot where stream_type = 'account'",
                            Long.class))
                    .containsExactlyInAnyOrder(50L, 100L);
            bank.operations().deleteSnapshots();
            assertThat(bank.jdbc().queryForObject("select count(*) from snapshot", Long.class)).isZero();
        }
        try (var bank = open()) {
            assertThat(bank.history(ADA, 120)).isEqualTo(history)
                    .allSatisfy(account -> assertThat(account).isPresent());
            assertThat(bank.accounts().find(ADA, middle)).isEqualTo(atMiddle).isPresent();
            assertThat(bank.accounts().find(ADA, 121)).isEmpty();
            assertThat(bank.ledgers().all()).isEqualTo(ledgers);
            assertThat(bank.balance(ADA)).isEqualTo(money(119 * 120 / 2 + " EUR"));
            assertThat(bank.operations().verify().problems()).isEmpty();
        }
    }

    @Test
    void verifyNamesThePositionOfWhatWasChangedDeletedSwappedOrAdded() {
        try (var bank = open()) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            for (int i = 1; i <= 9; i++) {
                done(bank, new Deposit(ADA, money(i + " EUR"), ""));
            }
            bank.awaitCaughtUp();
            var jdbc = bank.jdbc();
            assertThat(bank.operations().verify().problems()).isEmpty();
            var payload = jdbc.queryForObject("select payload from event where log = 'account' and position = 5",
                    String.class);

            jdbc.update("update event set payload = replace(payload, '4.00 EUR', '400.00 EUR') where position = 5"
                    + " and log = 'account'");
            assertThat(bank.operations().verify().problems()).first().asString().contains("position 5 ");
            jdbc.update("update event set payload = ? where log = 'account' and position = 5", payload);
            assertThat(bank.operations().verify().problems()).isEmpty();

            jdbc.update("update event set position = 1000 where log = 'account' and position = 5");
            assertThat(bank.operations().verify().problems()).first()
                    .asString()
                    .isEqualTo("Position 5 of the account log is missing.");
            jdbc.update("update event set position = 5 where log = 'account' and position = 6");
            jdbc.update("update event set position = 6 where log = 'account' and position = 1000");
            assertThat(bank.operations().verify().problems()).first().asString().contains("position 5 ");
            jdbc.update("update event set position = 1000 where log = 'account' and position = 6");
            jdbc.update("update event set position = 6 where log = 'account' and position = 5");
            jdbc.update("update event set position = 5 where log = 'account' and position = 1000");
            assertThat(bank.operations().verify().problems()).isEmpty();

            jdbc.update("update event set log = 'hidden' where log = 'account' and position = 10");
            jdbc.update(
                    "insert into event select 'account', 10, stream_id, stream_type, 99, type, schema_version, payload,"
                            + " command_id, correlation_id, causation, actor, value_date, recorded_at, hash from event"
                            + " where log = 'hidden' and position = 10");
            jdbc.update("update event set version = 100 where log = 'hidden' and position = 10");
            jdbc.update("update event set version = 10 where log = 'account' and position = 10");
            assertThat(bank.operations().verify().problems())
                    .extracting(Sentence::toString)
                    .containsExactly("There are 21 events, but the logs [account, ledger] state 20.");
            jdbc.update("delete from event where log = 'hidden'");
            assertThat(bank.operations().verify().problems()).isEmpty();

            jdbc.update("insert into event select log, 11, stream_id, stream_type, 11, type, schema_version, payload,"
                    + " command_id, correlation_id, causation, actor, value_date, recorded_at, hash from event"
                    + " where log = 'account' and position = 10");
            assertThat(bank.operations().verify().problems()).first().asString().contains("position 11 ");
            jdbc.update("delete from event where log = 'account' and position >= 10");
            assertThat(bank.operations().verify().problems()).first()
                    .asString()
                    .isEqualTo("The account log ends at position 9 but its head states position 10.");
        }
    }

    @Test
    void theDatabaseIsDurableAndKeepsItsRowsOnDisk() {
        for (int round = 0; round < 2; round++) {
            try (var bank = open()) {
                assertThat(bank.property("hsqldb.write_delay")).isEqualTo("false");
                assertThat(bank.property("hsqldb.tx")).isEqualToIgnoringCase("mvcc");
                assertThat(bank.property("hsqldb.default_table_type")).isEqualToIgnoringCase("cached");
                assertThat(bank.jdbc().queryForList("""
                        select lower(table_name) from information_schema.system_tables
                         where table_schem = 'PUBLIC' and hsqldb_type = 'CACHED'""", String.class))
                        .contains("event", "command", "snapshot", "journal_entry", "account_balance");
            }
        }
    }

    /** With one, two banks in a process could write each other's times into their logs: see its newest migration. */
    @Test
    void noColumnIsADate() {
        try (var bank = open()) {
            assertThat(bank.jdbc().queryForList("""
                    select distinct type_name from information_schema.system_columns
                     where table_schem = 'PUBLIC'""", String.class))
                    .contains("TIMESTAMP")
                    .doesNotContain("DATE");
        }
    }

    @Test
    void nobodyCanConnectToTheBank() throws IOException {
        if (!Files.isReadable(Path.of("/proc/self/net/tcp"))) {
            return;
        }
        var before = listening();
        try (var probe = new java.net.ServerSocket(0)) {
            assertThat(listening()).as("port " + probe.getLocalPort()).hasSizeGreaterThan(before.size());
        }
        try (var bank = open()) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            assertThat(before).containsAll(listening());
        }
    }

    /** The sockets of this process at which it waits for others. */
    private static Set<String> listening() throws IOException {
        var ours = new HashSet<String>();
        try (var open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (var descriptor : open) {
                if (Files.isSymbolicLink(descriptor)) {
                    ours.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        }
        var found = new HashSet<String>();
        for (var table : List.of("tcp", "tcp6")) {
            Files.readAllLines(Path.of("/proc/self/net", table))
                    .stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(words -> words[3].equals("0A") && ours.contains("socket:[%s]".formatted(words[9])))
                    .forEach(words -> found.add(words[9]));
        }
        return found;
    }

    @Test
    void aSecondBankOnTheSameFolderIsToldThatItIsInUse() {
        try (var bank = open()) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            assertUnavailable(folder, BankUnavailable.Reason.IN_USE, "is already open in another window or process");
            done(bank, new Deposit(ADA, money("1 EUR"), ""));
        }
        try (var bank = open()) {
            assertThat(bank.balance(ADA)).isEqualTo(money("1 EUR"));
        }
    }

    @Test
    void aFolderThatCannotBeCreatedIsNotWritable() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "I am no folder");
        assertUnavailable(file.resolve("bank"), BankUnavailable.Reason.NOT_WRITABLE, "cannot be written");
        assertUnavailable(file, BankUnavailable.Reason.NOT_WRITABLE, "cannot be written");
        assertThat(file).hasContent("I am no folder");
    }

    @Test
    void aDiskThatIsAlmostFullIsNotWrittenTo() {
        var moreThanAnyDiskHas = Integer.toString(Integer.MAX_VALUE);
        assertThatThrownBy(() -> BankApplication.start(List.of("--bank.data-directory=" + folder.resolve("full"),
                "--bank.minimum-free-megabytes=" + moreThanAnyDiskHas)))
                .rootCause()
                .isInstanceOfSatisfying(BankUnavailable.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(BankUnavailable.Reason.UNSAFE);
                    assertThat(refused).hasMessageContaining("Free some space and try again");
                });
        assertThat(folder.resolve("full")).isDirectoryNotContaining("glob:**bank.{data,script,log}");
    }

    @Test
    void theDatabaseOfAnotherProgramIsNotABankAndIsLeftAsItIs() throws Exception {
        try (var connection =
                DriverManager.getConnection("jdbc:hsqldb:file:" + folder.resolve("bank") + ";hsqldb.lock_file=false",
                        "SA", "");
                var statement = connection.createStatement()) {
            statement.execute("create table recipe (name varchar(100))");
            statement.execute("insert into recipe values ('Apple pie')");
            statement.execute("shutdown");
        }
        assertNotABankAndUnchanged();
    }

    @Test
    void garbageIsNotABankAndIsLeftAsItIs() throws Exception {
        Files.writeString(folder.resolve("bank.script"), "Dear diary,\ntoday I opened a bank.\n");
        assertNotABankAndUnchanged();
    }

    private void assertNotABankAndUnchanged() throws IOException {
        var before = contents();
        for (int round = 0; round < 2; round++) {
            assertUnavailable(folder, BankUnavailable.Reason.NOT_A_BANK, "Choose another data folder");
            var after = contents();
            after.keySet().retainAll(before.keySet());
            assertThat(after).isEqualTo(before);
        }
    }

    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.getFileName().toString(),
                        java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private void assertUnavailable(Path directory, BankUnavailable.Reason reason, String words) {
        var failed = catchThrowable(() -> open(directory).close());
        while (failed != null && !(failed instanceof BankUnavailable)) {
            failed = failed.getCause();
        }
        assertThat(failed).isInstanceOfSatisfying(BankUnavailable.class, it -> {
            assertThat(it.reason()).isEqualTo(reason);
            assertThat(it).hasMessageContaining(words).hasMessageContaining("nothing was changed");
        });
    }

    private Bank open() {
        return open(folder);
    }

    private Bank open(Path directory, String... settings) {
        return new Bank(new SpringApplicationBuilder(BankApplication.class)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(breakable))
                .run(Stream.concat(Stream.of("--bank.data-directory=" + directory), Stream.of(settings))
                        .toArray(String[]::new)));
    }

    private static Outcome.Done done(Bank bank, AccountCommand command) {
        return switch (bank.execute(command)) {
            case Outcome.Done done -> done;
            case Outcome.Refused refused -> throw new AssertionError(refused.reason().explanation());
        };
    }

    private static Money money(String text) {
        return Money.parse(text);
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
    }

    /** An open bank. */
    private record Bank(ConfigurableApplicationContext context) implements AutoCloseable {

        Accounts accounts() {
            return context.getBean(Accounts.class);
        }

        Ledgers ledgers() {
            return context.getBean(Ledgers.class);
        }

        Operations operations() {
            return context.getBean(Operations.class);
        }

        Deliveries deliveries() {
            return context.getBean(Deliveries.class);
        }

        List<JournalEntry> journal() {
            return context.getBean(JournalEntries.class)
                    .all(JournalQuery.everything(JournalQuery.Order.OLDEST_FIRST, 100))
                    .toList();
        }

        JdbcTemplate jdbc() {
            return new JdbcTemplate(context.getBean(DataSource.class));
        }

        Outcome execute(AccountCommand command) {
            return accounts().execute(Instruction.of(CommandId.fresh(), command, "test"));
        }

        Money balance(AccountNumber number) {
            return accounts().find(number).orElseThrow().balance();
        }

        List<Optional<AccountView>> history(AccountNumber number, long versions) {
            var history = new ArrayList<Optional<AccountView>>();
            for (long version = 1; version <= versions; version++) {
                history.add(accounts().find(number, version));
            }
            return history;
        }

        BankStatus.Follower follower(String name) {
            return operations().status()
                    .followers()
                    .stream()
                    .filter(it -> it.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        long outstanding(String follower) {
            return Optional.ofNullable(jdbc().queryForObject(
                    "select count(*) from event_publication where listener_id = ?", Long.class, follower)).orElse(0L);
        }

        String property(String name) {
            return Optional.ofNullable(jdbc().queryForObject(
                    "select property_value from information_schema.system_properties where property_name = ?",
                    String.class, name)).orElse("");
        }

        void awaitCaughtUp() {
            eventually().untilAsserted(() -> assertThat(operations().status().ok()).isTrue());
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
