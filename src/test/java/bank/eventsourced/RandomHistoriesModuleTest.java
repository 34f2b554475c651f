package bank.eventsourced;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.ChangeOverdraftLimit;
import bank.eventsourced.account.AccountCommand.Close;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.ForgetHolder;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Reverse;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Unfreeze;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountDirectory;
import bank.eventsourced.account.AccountHistory;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.PastAccounts;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.journal.JournalSearch;
import bank.eventsourced.journal.Statements;
import bank.eventsourced.ledger.LedgerHistory;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;

/**
 * Whatever commands are given in whatever order, the bank is like a model that could not be simpler: each answer, every
 * account at each of its versions, the journal and the ledger, with snapshots after every event, after some, or hardly ever.
 */
@Timeout(120)
class RandomHistoriesModuleTest {

    private static final int COMMANDS = Integer.getInteger("histories.commands", 600);
    private static final int MOST_AT_ONCE = 20;
    private static final List<AccountNumber> ACCOUNTS =
            IntStream.rangeClosed(1, 7).mapToObj(i -> new AccountNumber("h" + i)).toList();

    private final ModelBank model = new ModelBank();
    private final List<Given> done = new ArrayList<>();
    private int carriedOut;

    @TempDir
    private Path folder = Path.of("");

    private final List<Then> thens = new ArrayList<>();

    private record Given(Instruction instruction, Outcome.Done answer) {}

    /** How the bank was when its log of accounts had come to a position. */
    private record Then(long position, List<AccountView> accounts, Map<String, Money> deposits) {}

    /** What the model expects of an instruction. */
    private record Expected(Instruction instruction, Set<Class<? extends Refusal>> broken) {}

    @ParameterizedTest(name = "seed {0}, a snapshot every {1} events")
    @CsvSource({"1, 1", "2, 3", "3, 1000"})
    void theBankIsLikeTheModel(long seed, int snapshotEvery) {
        var random = new SplittableRandom(Long.getLong("histories.seed", 0) + seed);
        try (var bank = BankApplication.start(List.of("--bank.data-directory=" + folder,
                "--bank.event-store.snapshot-every-events=" + snapshotEvery))) {
            for (int given = 0; given < COMMANDS;) {
                given += giveSome(bank.getBean(Accounts.class), random);
                if (random.nextInt(10) == 0) {
                    thens.add(new Then(bank.getBean(PastAccounts.class).newest(), model.accounts(), model.deposits()));
                }
            }
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> assertThat(bank.getBean(Operations.class).status().ok()).isTrue());
            requireSameAccounts(bank.getBean(Accounts.class), bank.getBean(AccountHistory.class));
            requireSameJournal(bank.getBean(JournalEntries.class));
            requireSameLedgers(bank.getBean(Ledgers.class));
            assertThat(thens).isNotEmpty().allSatisfy(then -> requireSamePast(bank, then));
            assertThat(bank.getBean(Operations.class).verify().problems()).isEmpty();
        }
        assertThat(carriedOut).as("commands that were carried out").isGreaterThan(COMMANDS / 5);
    }

    /** Some commands at once, which share a commit; then one that was given before, once more. */
    private int giveSome(Accounts accounts, SplittableRandom random) {
        var expected = new ArrayList<Expected>();
        var answers = new ArrayList<CompletableFuture<Outcome>>();
        for (int i = 0, atOnce = 1 + random.nextInt(MOST_AT_ONCE); i < atOnce; i++) {
            var command = command(random);
            var instruction = Instruction.of(CommandId.fresh(), command, "test");
            expected.add(new Expected(instruction, model.give(command)));
            answers.add(accounts.submit(instruction));
        }
        for (int i = 0; i < answers.size(); i++) {
            requireAnswer(expected.get(i), answers.get(i).join());
        }
        if (!done.isEmpty()) {
            giveAgain(accounts, done.get(random.nextInt(done.size())), command(random));
        }
        return expected.size();
    }

    private void requireAnswer(Expected expected, Outcome answer) {
        switch (answer) {
            case Outcome.Done it -> {
                assertThat(expected.broken()).as("broken by %s", expected.instruction().command()).isEmpty();
                assertThat(it.repeated()).isFalse();
                if (expected.instruction().command() instanceof ForgetHolder) {
                    var forgotten = accounts(it);
                    done.removeIf(earlier -> accounts(earlier.answer()).stream().anyMatch(forgotten::contains));
                }
                if (!it.changes().isEmpty()) {
                    carriedOut++;
                    done.add(new Given(expected.instruction(), it));
                }
            }
            case Outcome.Refused it ->
                assertThat(expected.broken()).as("broken by %s", expected.instruction().command())
                        .anySatisfy(reason -> assertThat(it.reason()).isInstanceOf(reason));
        }
    }

    private static Set<AccountNumber> accounts(Outcome.Done answer) {
        return answer.changes().stream().map(it -> it.event().account()).collect(Collectors.toSet());
    }

    private static void giveAgain(Accounts accounts, Given earlier, AccountCommand other) {
        assertThat(accounts.execute(earlier.instruction()))
                .isEqualTo(new Outcome.Done(earlier.answer().id(), earlier.answer().changes(), true));
        if (!other.equals(earlier.instruction().command())) {
            assertThat(accounts.execute(Instruction.of(earlier.answer().id(), other, "test")))
                    .isInstanceOfSatisfying(Outcome.Refused.class,
                            it -> assertThat(it.reason()).isInstanceOf(Refusal.CommandIdTaken.class));
        }
    }

    private void requireSameAccounts(Accounts accounts, AccountHistory history) {
        assertThat(accounts.all()).containsExactlyElementsOf(model.histories()
                .values()
                .stream()
                .map(it -> asListed(it.getLast().view()))
                .toList());
        model.histories().values().forEach(states -> {
            var number = states.getFirst().view().number();
            assertThat(accounts.find(number)).contains(states.getLast().view());
            assertThat(accounts.find(number, states.size() + 1)).isEmpty();
            assertThat(history.versions(number)).isEqualTo(states.size());
            for (var state : states) {
                var version = state.view().version();
                assertThat(accounts.find(number, version)).as("%s at version %s", number, version)
                        .contains(state.view());
                assertThat(history.at(number, version).orElseThrow().state()).as("%s at version %s", number, version)
                        .hasValueSatisfying(it -> assertThat(it.account()).isEqualTo(state.view()));
            }
        });
    }

    private static AccountView asListed(AccountView it) {
        return new AccountView(it.number(), it.holder(), it.balance(), it.overdraftLimit(), it.status(), it.version(),
                it.transactions());
    }

    private void requireSameJournal(JournalEntries journal) {
        var entries = journal.all(JournalQuery.everything(JournalQuery.Order.OLDEST_FIRST, JournalQuery.LARGEST_PAGE))
                .toList();
        model.histories().forEach((account, states) -> {
            var ofAccount = entries.stream().filter(it -> it.account().value().equals(account)).toList();
            assertThat(ofAccount).hasSameSizeAs(states);
            for (int i = 0; i < states.size(); i++) {
                var state = states.get(i);
                var entry = ofAccount.get(i);
                assertThat(entry.version()).isEqualTo(state.view().version());
                assertThat(entry.balance()).isEqualTo(state.view().balance());
                assertThat(entry.movement().map(Money::minorUnits).orElse(0L)).isEqualTo(state.moved());
                assertThat(entry.reverses().orElse(0L)).isEqualTo(state.reversed());
            }
        });
        assertThat(entries).hasSize(model.histories().values().stream().mapToInt(List::size).sum());
    }

    private void requireSameLedgers(Ledgers ledgers) {
        assertThat(ledgers.all()).hasSameSizeAs(model.deposits().keySet()).allSatisfy(ledger -> {
            var currency = ledger.currency().getCurrencyCode();
            assertThat(ledger.balance()).isEqualTo(model.deposits().get(currency));
            assertThat(ledger.transactions()).isEqualTo(model.transactions(currency));
            assertThat(ledger.debits()).isEqualTo(ledger.credits());
        });
    }

    /** Everything is rebuilt through the ports that answer for now. */
    private void requireSamePast(ConfigurableApplicationContext bank, Then then) {
        var position = then.position();
        var accounts = then.accounts().stream().map(this::asItMayBeReadNow).toList();
        var directory = bank.getBean(PastAccounts.class).asOf(position, PastAccounts.Monitor.NONE);
        var numbers = directory.numbers(AccountQuery.everything(), AccountDirectory.MOST_NUMBERS);
        assertThat(directory.at(numbers)).extracting(it -> asListed(it.account()))
                .containsExactlyElementsOf(accounts);
        assertThat(directory.totals(AccountQuery.everything())).allSatisfy(it -> assertThat(it.balance())
                .isEqualTo(then.deposits().get(it.currency().getCurrencyCode())));
        assertThat(bank.getBean(Ledgers.class).asOf(position, bank.getBean(LedgerHistory.class)).all())
                .hasSameSizeAs(then.deposits().keySet())
                .allSatisfy(it -> assertThat(it.balance())
                        .isEqualTo(then.deposits().get(it.currency().getCurrencyCode())));
        assertThat(bank.getBean(JournalSearch.class)
                .asOf(position, Optional.empty())
                .positions(JournalFilter.EVERYTHING, JournalOrder.NEWEST_FIRST, Integer.MAX_VALUE / 1_000,
                        JournalSearch.Monitor.NONE))
                .hasSize((int) position);
        var statements = bank.getBean(Statements.class).asOf(position);
        var always = LocalDate.of(9999, 12, 31);
        assertThat(then.accounts()).allSatisfy(it -> assertThat(statements.balances(it.currency(), always)
                .getOrDefault(it.number(), Money.zero(it.currency()))).isEqualTo(it.balance()));
        bank.getBean(PastAccounts.class).recordedAt(position).ifPresent(instant -> {
            assertThat(bank.getBean(PastAccounts.class).positionAt(instant)).isGreaterThanOrEqualTo(position);
            assertThat(bank.getBean(PastAccounts.class).positionAt(instant.minusNanos(1_000))).isLessThan(position);
        });
    }

    /** Who was forgotten later has no name in the past either. */
    private AccountView asItMayBeReadNow(AccountView then) {
        var now = requireNonNull(model.histories().get(then.number().value())).get((int) then.version() - 1).view();
        return new AccountView(then.number(), now.holder(), then.balance(), then.overdraftLimit(), then.status(),
                then.version(), then.transactions());
    }

    /** Some of them make no sense, or not yet, or not any more. */
    private AccountCommand command(SplittableRandom random) {
        var account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        var other = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        var currency = random.nextInt(25) == 0 ? "USD" : account.value().equals("h7") ? "JPY" : "EUR";
        var amount = Money.parse((1 + random.nextInt(200)) + " " + currency);
        return switch (random.nextInt(20)) {
            case 0 ->
                new Open(account, "Holder " + random.nextInt(3), Money.parse(random.nextInt(3) * 100 + " " + currency));
            case 1, 2, 3, 4, 5 -> new Deposit(account, amount, "text");
            case 6, 7, 8, 9 -> new Withdraw(account, amount, "");
            case 10, 11, 12 -> new Transfer(account, other, amount, "");
            case 13, 14, 15 -> new Reverse(account, 1 + random.nextLong(model.version(account) + 2), "mistake");
            case 16 -> new ChangeOverdraftLimit(account, Money.parse(random.nextInt(4) * 50 + " " + currency));
            case 17 -> random.nextInt(3) == 0 ? new Freeze(account, "because") : new Unfreeze(account, "");
            case 18 -> random.nextInt(3) == 0 ? new ForgetHolder(account, "asked for it") : new Unfreeze(account, "");
            default -> random.nextInt(8) == 0 ? emptiedOrClosed(account) : new Deposit(account, amount, "");
        };
    }

    /** So that accounts are closed sometimes: only an empty one can be. */
    private AccountCommand emptiedOrClosed(AccountNumber account) {
        return model.histories()
                .getOrDefault(account.value(), List.of())
                .stream()
                .reduce((a, b) -> b)
                .map(it -> it.view())
                .filter(it -> it.status() == AccountStatus.OPEN && it.balance().isPositive())
                .<AccountCommand>map(it -> new Withdraw(account, it.balance(), "all of it"))
                .orElseGet(() -> new Close(account));
    }
}
