package bank.eventsourced.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.BankApplication;
import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.ledger.LedgerRecomputation.AccountDifference;
import bank.eventsourced.ledger.LedgerRecomputation.ListedAccount;
import bank.eventsourced.ledger.LedgerRecomputation.Monitor;
import bank.eventsourced.money.Money;

/** The past of the ledgers, and the proof of them, on a real bank; the last test falsifies it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerHistoryModuleTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final AccountNumber BOB = new AccountNumber("2");
    private static final AccountNumber KEN = new AccountNumber("3");
    private static final Currency EUR = Money.currency("EUR");
    private static final Currency JPY = Money.currency("JPY");

    @TempDir
    private static Path folder;
    private static ConfigurableApplicationContext bank;

    @BeforeAll
    static void openBank() {
        bank = new SpringApplicationBuilder(BankApplication.class).run("--bank.data-directory=" + folder);
        give(new Open(ADA, "Ada Lovelace", Money.zero(EUR)));
        give(new Deposit(ADA, Money.parse("20 EUR"), Purpose.CASH, "first", ""));
        give(new Open(BOB, "Bob", Money.zero(EUR)));
        give(new Open(KEN, "Ken", Money.zero(JPY)));
        give(new Deposit(KEN, Money.parse("700 JPY"), Purpose.REMITTANCE, "", ""));
        give(new Transfer(ADA, BOB, Money.parse("5 EUR"), "rent"));
        give(new Withdraw(BOB, Money.parse("1.50 EUR"), Purpose.FEE, "", ""));
        await().atMost(Duration.ofSeconds(20)).until(() -> ledgers().all().stream().allMatch(it -> it.behind() == 0));
    }

    @AfterAll
    static void closeBank() {
        bank.close();
    }

    @Test
    @Order(1)
    void postingsComeInTheirOrderPageByPage() {
        var first = history().postings(EUR, 0, 3);
        assertThat(first).extracting(LedgerPosting::number, LedgerPosting::cause, LedgerPosting::account,
                LedgerPosting::debit, LedgerPosting::credit, LedgerPosting::amount)
                .containsExactly(
                        tuple(1L, 2L, ADA, LedgerAccount.CASH, LedgerAccount.CUSTOMER_DEPOSITS, Money.parse("20 EUR")),
                        tuple(2L, 6L, ADA, LedgerAccount.CUSTOMER_DEPOSITS, LedgerAccount.TRANSFERS_IN_TRANSIT,
                                Money.parse("5 EUR")),
                        tuple(3L, 7L, BOB, LedgerAccount.TRANSFERS_IN_TRANSIT, LedgerAccount.CUSTOMER_DEPOSITS,
                                Money.parse("5 EUR")));
        assertThat(history().postings(EUR, 3, 3)).extracting(LedgerPosting::number).containsExactly(4L);
        assertThat(history().postings(EUR, 4, 3)).isEmpty();
        assertThat(history().postings(JPY, 0, 500)).extracting(LedgerPosting::cause).containsExactly(5L);
        assertThat(history().postings(Money.currency("KWD"), 0, 500)).isEmpty();
    }

    @Test
    @Order(2)
    void aLedgerIsShownAsOfEveryPosition() {
        assertThat(history().asOf(EUR, 0)).isEmpty();
        assertThat(balanceAsOf(EUR, 1)).isEqualTo("0.00 EUR after 0");
        assertThat(balanceAsOf(EUR, 2)).isEqualTo("20.00 EUR after 1");
        assertThat(balanceAsOf(EUR, 5)).isEqualTo("20.00 EUR after 1");
        assertThat(balanceAsOf(EUR, 6)).as("between the legs of a transfer").isEqualTo("15.00 EUR after 2");
        assertThat(balanceAsOf(EUR, 7)).isEqualTo("20.00 EUR after 3");
        assertThat(balanceAsOf(EUR, 8)).isEqualTo("18.50 EUR after 4");
        assertThat(balanceAsOf(EUR, 900)).isEqualTo("18.50 EUR after 4");
        assertThat(history().asOf(JPY, 3)).isEmpty();
        assertThat(balanceAsOf(JPY, 4)).isEqualTo("0 JPY after 0");
        assertThat(balanceAsOf(JPY, 5)).isEqualTo("700 JPY after 1");
        assertThat(history().asOf(EUR, 6)).get()
                .satisfies(it -> assertThat(it.debits()).isEqualTo(it.credits()))
                .satisfies(it -> assertThat(it.checkpoint()).isEqualTo(6));
    }

    @Test
    @Order(3)
    void recomputingFromTheLogProvesTheLedgers() {
        var seen = new ArrayList<Long>();
        var result = recomputation().recompute(listed(), (done, of) -> {
            assertThat(done).isLessThanOrEqualTo(of);
            seen.add(done);
        });
        assertThat(seen).isNotEmpty();
        assertThat(result.proven()).as(result.toString()).isTrue();
        assertThat(result.position()).isEqualTo(8);
        assertThat(result.postings()).isEqualTo(5);
        assertThat(result.accounts()).isEqualTo(3);
        assertThat(result.books()).extracting(it -> it.currency().getCurrencyCode()).containsExactly("EUR", "JPY");
    }

    @Test
    @Order(4)
    void recomputingCanBeCalledOff() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> recomputation().recompute(listed(), new Monitor() {

                    @Override
                    public void progressed(long done, long of) {}

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                }));
    }

    @Test
    @Order(5)
    void accountsThatAreListedOtherwiseAreFound() {
        var wrong = Money.parse("1 EUR");
        var result = recomputation().recompute(listed().map(it -> it.number().equals(BOB)
                ? new ListedAccount(BOB, it.version(), wrong)
                : it), Monitor.NONE);
        assertThat(result.proven()).isFalse();
        assertThat(result.listed()).containsExactly(new AccountDifference(BOB, Money.parse("3.50 EUR"),
                Optional.of(Money.parse("3.50 EUR")), Optional.of(wrong)));

        assertThat(recomputation().recompute(listed().filter(it -> !it.number().equals(ADA)), Monitor.NONE).listed())
                .extracting(AccountDifference::account, AccountDifference::listed)
                .containsExactly(tuple(ADA, Optional.empty()));
    }

    @Test
    @Order(6)
    void anAccountThatHasMovedMeanwhileIsNotComparedWithTheList() {
        var result = recomputation().recompute(
                listed().map(it -> new ListedAccount(it.number(), it.version() + 1, Money.parse("1 EUR"))),
                Monitor.NONE);
        assertThat(result.proven()).isTrue();
    }

    @Test
    @Order(7)
    void aFalsifiedPostingIsFound() {
        var jdbc = bank.getBean(JdbcTemplate.class);
        assertThat(jdbc.update("""
                update event set payload = replace(payload, '20.00', '99.00')
                 where log = 'ledger' and position = 2""")).isEqualTo(1);

        var result = recomputation().recompute(listed(), Monitor.NONE);

        assertThat(result.proven()).isFalse();
        assertThat(result.differing()).isEqualTo(1);
        assertThat(result.listed()).containsExactly(new AccountDifference(ADA, Money.parse("94.00 EUR"),
                Optional.of(Money.parse("15.00 EUR")), Optional.of(Money.parse("15.00 EUR"))));
    }

    private static String balanceAsOf(Currency currency, long position) {
        var view = history().asOf(currency, position).orElseThrow();
        return "%s after %d".formatted(view.balance(), view.transactions());
    }

    private static Stream<ListedAccount> listed() {
        return bank.getBean(Accounts.class)
                .all()
                .map(it -> new ListedAccount(it.number(), it.version(), it.balance()));
    }

    private static void give(AccountCommand command) {
        assertThat(bank.getBean(Accounts.class).execute(Instruction.of(CommandId.fresh(), command, "test")))
                .isInstanceOf(Outcome.Done.class);
    }

    private static Ledgers ledgers() {
        return bank.getBean(Ledgers.class);
    }

    private static LedgerHistory history() {
        return bank.getBean(LedgerHistory.class);
    }

    private static LedgerRecomputation recomputation() {
        return bank.getBean(LedgerRecomputation.class);
    }
}
