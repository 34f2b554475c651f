package bank.eventsourced;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountHistory;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.PastEvent;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;

/** Several processes have one bank open, on a PostgreSQL server. */
@Timeout(180)
class SharedBankModuleTest {

    @RegisterExtension
    static final PostgresqlServer POSTGRESQL = new PostgresqlServer();

    private static final List<AccountNumber> ACCOUNTS =
            IntStream.rangeClosed(1, 4).mapToObj(i -> new AccountNumber("a" + i)).toList();

    private final PostgresqlServer.Place place = POSTGRESQL.server().newPlace();

    @Test
    void commandsOfTwoBanksOnTheSameAccountsLoseAndInventNothing() throws Exception {
        try (var here = open(); var there = open()) {
            ACCOUNTS.forEach(it -> done(here, new Open(it, "Holder of " + it, money("0 EUR"))));
            ACCOUNTS.forEach(it -> done(there, new Deposit(it, money("100 EUR"), "")));
            List<Integer> transfers = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(4)) {
                var movers = Stream.of(here, there, here, there)
                        .map(bank -> threads.submit(() -> move(bank, 25)))
                        .toList();
                for (Future<Integer> mover : movers) {
                    transfers.add(mover.get());
                }
            }
            var moved = transfers.stream().mapToInt(Integer::intValue).sum();
            assertThat(transfers).doesNotContain(0);
            for (var bank : List.of(here, there)) {
                eventually().untilAsserted(() -> assertThat(operations(bank).status().ok()).isTrue());
                eventually().untilAsserted(() -> assertThat(seen(bank)).isEqualTo(listed(bank)));
                assertThat(operations(bank).verify().problems()).isEmpty();
                assertThat(sum(listed(bank))).isEqualTo(money("400 EUR"));
                assertThat(bank.getBean(Ledgers.class).all()).singleElement().satisfies(ledger -> {
                    assertThat(ledger.balance()).isEqualTo(money("400 EUR"));
                    assertThat(ledger.debits()).isEqualTo(ledger.credits());
                });
                assertThat(journal(bank)).hasSize(8 + 2 * moved);
                assertThat(journal(bank)).extracting(JournalEntry::position)
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, 8 + 2L * moved)
                                .boxed()
                                .toList());
            }
            assertThat(listed(here)).isEqualTo(listed(there));
        }
    }

    @Test
    void theSameCommandGivenToTwoBanksHasOneEffect() {
        try (var here = open(); var there = open()) {
            var ada = ACCOUNTS.getFirst();
            done(here, new Open(ada, "Ada", money("0 EUR")));
            var commands = IntStream.range(0, 40)
                    .mapToObj(i -> Instruction.of(CommandId.fresh(), new Deposit(ada, money("1 EUR"), ""), "test"))
                    .toList();
            var answers = commands.stream()
                    .flatMap(it -> Stream.of(here, there).map(bank -> bank.getBean(Accounts.class).submit(it)))
                    .toList();
            assertThat(answers).extracting(it -> it.join()).hasOnlyElementsOfType(Outcome.Done.class);
            eventually().untilAsserted(() -> assertThat(balance(there, ada)).isEqualTo(money("40 EUR")));
            eventually().untilAsserted(() -> assertThat(balance(here, ada)).isEqualTo(money("40 EUR")));
        }
    }

    @Test
    void whoComesSecondIsToldWhatHeHasNotSeenAndDepositsAreDecidedAnew() {
        try (var here = open(); var there = open()) {
            var ada = ACCOUNTS.getFirst();
            assertThat(there.getBean(Accounts.class).find(ada)).as("which is remembered").isEmpty();
            done(here, new Open(ada, "Ada", money("0 EUR")));
            done(here, new Deposit(ada, money("10 EUR"), ""));
            eventually().until(() -> there.getBean(Accounts.class).find(ada).isPresent());
            eventually().untilAsserted(() -> assertThat(balance(there, ada)).isEqualTo(money("10 EUR")));
            done(here, new Withdraw(ada, money("4 EUR"), "faster"));

            var withdrawal = Instruction.of(CommandId.fresh(), new Withdraw(ada, money("5 EUR"), ""), "Bob");
            var second = there.getBean(Accounts.class).execute(withdrawal.withExpectedVersion(2));
            assertThat(second).isEqualTo(
                    new Outcome.Refused(withdrawal.id(), new Refusal.ChangedMeanwhile(ada, 2, 3)));
            assertThat(there.getBean(AccountHistory.class).events(ada, 2, 10)).singleElement()
                    .satisfies(it -> assertThat(it.content()).isInstanceOfSatisfying(PastEvent.Content.Legible.class,
                            legible -> assertThat(legible.event()).isInstanceOfSatisfying(AccountEvent.Debited.class,
                                    debited -> assertThat(debited.text()).isEqualTo("faster"))));
            assertThat(there.getBean(Accounts.class).execute(withdrawal.withExpectedVersion(3)))
                    .isInstanceOf(Outcome.Done.class);

            done(here, new Deposit(ada, money("1 EUR"), ""));
            done(there, new Deposit(ada, money("2 EUR"), ""));
            assertThat(there.getBean(Accounts.class).find(ada).orElseThrow())
                    .returns(6L, AccountView::version)
                    .returns(money("4 EUR"), AccountView::balance);
        }
    }

    @Test
    void aBankThatIsKilledInTheMiddleOfItsWorkIsReplacedByTheOthers() throws Exception {
        var ada = ACCOUNTS.getFirst();
        try (var here = open()) {
            done(here, new Open(ada, "Ada", money("0 EUR")));
            var dying = start(ada, 20);
            try (var words = dying.inputReader()) {
                assertThat(words.readLine()).isEqualTo(DyingBank.READY);
                done(here, new Deposit(ada, money("5 EUR"), ""));
                eventually().until(() -> balance(here, ada).equals(money("25 EUR")));
                assertThat(operations(here).status().ok()).isFalse();
            } finally {
                dying.destroyForcibly().waitFor();
            }
            eventually().untilAsserted(() -> assertThat(operations(here).status().ok()).isTrue());
            eventually().untilAsserted(
                    () -> assertThat(here.getBean(Ledgers.class).all().getFirst().balance())
                            .isEqualTo(money("25 EUR")));
            eventually().untilAsserted(
                    () -> assertThat(operations(here).status().outstandingPublications()).isZero());
            assertThat(here.getBean(Ledgers.class).all().getFirst().transactions()).isEqualTo(21);
            assertThat(journal(here)).hasSize(22);
            assertThat(operations(here).verify().problems()).isEmpty();
        }
    }

    private Process start(AccountNumber account, int deposits) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), DyingBank.class.getName(), account.value(),
                Integer.toString(deposits)));
        command.addAll(List.of(place.settings()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Transfers between random accounts. @return how many were carried out */
    private static int move(ConfigurableApplicationContext bank, int times) {
        var random = new Random();
        return (int) IntStream.range(0, times).mapToObj(i -> {
            var from = random.nextInt(ACCOUNTS.size());
            var to = (from + 1 + random.nextInt(ACCOUNTS.size() - 1)) % ACCOUNTS.size();
            return execute(bank, new Transfer(ACCOUNTS.get(from), ACCOUNTS.get(to),
                    money(1 + random.nextInt(40) + " EUR"), ""));
        }).filter(Outcome.Done.class::isInstance).count();
    }

    private ConfigurableApplicationContext open() {
        return BankApplication.start(List.of(place.settings()));
    }

    private static Outcome execute(ConfigurableApplicationContext bank, AccountCommand command) {
        return bank.getBean(Accounts.class).execute(Instruction.of(CommandId.fresh(), command, "test"));
    }

    private static void done(ConfigurableApplicationContext bank, AccountCommand command) {
        assertThat(execute(bank, command)).isInstanceOf(Outcome.Done.class);
    }

    private static Operations operations(ConfigurableApplicationContext bank) {
        return bank.getBean(Operations.class);
    }

    private static Money balance(ConfigurableApplicationContext bank, AccountNumber account) {
        return bank.getBean(Accounts.class).find(account).orElseThrow().balance();
    }

    private static List<AccountView> listed(ConfigurableApplicationContext bank) {
        return bank.getBean(Accounts.class).all().toList();
    }

    /** What a bank knows of each account, which it may have in its memory. */
    private static List<AccountView> seen(ConfigurableApplicationContext bank) {
        return ACCOUNTS.stream().map(it -> bank.getBean(Accounts.class).find(it).orElseThrow()).toList();
    }

    private static Money sum(List<AccountView> accounts) {
        return accounts.stream().map(AccountView::balance).reduce(Money::plus).orElseThrow();
    }

    private static List<JournalEntry> journal(ConfigurableApplicationContext bank) {
        return bank.getBean(JournalEntries.class)
                .all(JournalQuery.everything(JournalQuery.Order.OLDEST_FIRST, 500))
                .toList();
    }

    private static Money money(String text) {
        return Money.parse(text);
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
