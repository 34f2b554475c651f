package bank.eventsourced.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.BankApplication;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.TransactionImport.Fault;
import bank.eventsourced.account.TransactionImport.Monitor;
import bank.eventsourced.account.TransactionImport.Options;
import bank.eventsourced.account.TransactionImport.OverdraftLimit;
import bank.eventsourced.account.TransactionImport.Progress;
import bank.eventsourced.account.TransactionImport.Result;
import bank.eventsourced.money.Money;

/** Every test uses account numbers of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class ImportModuleTest {

    private static final String HEADER = "booked_on,account,direction,amount,currency,text,counterparty\n";

    private final Path folder;
    private final ConfigurableApplicationContext bank;
    private final Accounts accounts;
    private final TransactionImport imports;

    ImportModuleTest(@TempDir Path folder) {
        this.folder = folder;
        this.bank = SpringApplication.run(BankApplication.class, "--bank.data-directory=" + folder.resolve("bank"));
        this.accounts = bank.getBean(Accounts.class);
        this.imports = bank.getBean(TransactionImport.class);
    }

    @AfterAll
    void closeBank() {
        bank.close();
    }

    @Test
    void opensAccountsAndKeepsBookingDates() throws IOException {
        var result =
                run(HEADER + "2020-01-02,A1,credit,10.00,EUR,hello,\n2020-01-03,A1,debit,4.50,EUR,,XY 1\n", strict());

        assertThat(result).isInstanceOfSatisfying(Result.Imported.class, done -> {
            assertThat(done.rows()).isEqualTo(2);
            assertThat(done.accounts()).isEqualTo(1);
        });
        var account = account("A1");
        assertThat(account.holder()).isEqualTo("Account A1");
        assertThat(account.balance()).isEqualTo(Money.parse("5.50 EUR"));
        assertThat(account.version()).isEqualTo(3);
        assertThat(valueDates("A1")).containsExactly("2020-01-02", "2020-01-02", "2020-01-03");
    }

    @Test
    void theSameFileAgainChangesNothingEvenRenamedAndWithEqualRows() throws IOException {
        var text = HEADER + "2020-01-02,B1,credit,10,EUR,twin,\n2020-01-02,B1,credit,10.00,EUR,twin,\n";
        run(text, strict());
        assertThat(account("B1").balance()).isEqualTo(Money.parse("20.00 EUR"));

        var again = run(text, limited("100"));

        assertThat(again.preview().knownRows()).isEqualTo(2);
        assertThat(account("B1").version()).isEqualTo(3);
        assertThat(account("B1").overdraftLimit()).isEqualTo(Money.parse("0.00 EUR"));
    }

    @Test
    void aFileThatWasCutShortIsCompleted() throws IOException {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            rows.add("2020-01-02,C%d,credit,%d,EUR,row,".formatted(i % 5, 1 + i % 3));
        }
        run(HEADER + String.join("\n", rows.subList(0, 20)) + "\n", strict());

        var rest = run(HEADER + String.join("\n", rows) + "\n", strict());

        assertThat(rest).isInstanceOfSatisfying(Result.Imported.class, done -> assertThat(done.rows()).isEqualTo(30));
        assertThat(rest.preview().knownRows()).isEqualTo(20);
        assertThat(account("C0").transactions()).isEqualTo(10);
    }

    @Test
    void oneBadRowKeepsTheWholeFileOut() throws IOException {
        var result = run(
                HEADER + "2020-01-02,D1,credit,10,EUR,,\nyesterday,D1,credit,10,EUR,,\n2020-01-02,D1,debit,11,EUR,,\n",
                strict());

        assertThat(result).isInstanceOf(Result.Rejected.class);
        assertThat(result.preview().faults()).extracting(Fault::line, Fault::column, Fault::refusal)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3L, "booked_on", false),
                        org.assertj.core.groups.Tuple.tuple(4L, "amount", true));
        assertThat(accounts.find(new AccountNumber("D1"))).isEmpty();
    }

    @Test
    void goodRowsAreImportedIfBadOnesAreSkipped() throws IOException {
        var result = run(
                HEADER + "2020-01-02,E1,debit,11,EUR,,\n2020-01-02,E1,credit,10,EUR,,\n2020-01-02,E1,credit,1,USD,,\n",
                skipping());

        assertThat(result).isInstanceOfSatisfying(Result.Imported.class, done -> assertThat(done.rows()).isEqualTo(1));
        assertThat(result.preview().faults()).extracting(Fault::column).containsExactly("amount", "currency");
        assertThat(account("E1").balance()).isEqualTo(Money.parse("10.00 EUR"));
    }

    @Test
    void aSkippedWithdrawalDoesNotSlipInWhenMoneyHasComeSince() throws IOException {
        var text =
                HEADER + "2020-01-01,F1,credit,5,EUR,,\n2020-01-02,F1,debit,10,EUR,,\n2020-01-03,F1,credit,50,EUR,,\n";
        run(text, skipping());
        assertThat(account("F1").balance()).isEqualTo(Money.parse("55.00 EUR"));

        var again = run(text, skipping());

        assertThat(again).isInstanceOfSatisfying(Result.Imported.class, done -> assertThat(done.rows()).isZero());
        assertThat(again.preview().badRows()).isEqualTo(1);
        assertThat(account("F1").version()).isEqualTo(3);
    }

    @Test
    void aCorrectedFileBringsInWhatWasBad() throws IOException {
        var bad =
                HEADER + "2020-01-01,G1,credit,50,EUR,,\n2020-01-02,G1,debit,1O,EUR,,\n2020-01-03,G1,credit,5,EUR,,\n";
        run(bad, skipping());

        var corrected = run(bad.replace("1O", "10"), skipping());

        assertThat(corrected).isInstanceOfSatisfying(Result.Imported.class,
                done -> assertThat(done.rows()).isEqualTo(1));
        assertThat(account("G1").balance()).isEqualTo(Money.parse("45.00 EUR"));
    }

    @Test
    void theOverdraftLimitHoldsForAccountsThatItOpens() throws IOException {
        run(HEADER + "2020-01-01,H1,debit,50,EUR,,\n2020-01-01,H2,debit,5000,JPY,,\n", limited("5000"));

        assertThat(account("H1").balance()).isEqualTo(Money.parse("-50.00 EUR"));
        assertThat(account("H1").overdraftLimit()).isEqualTo(Money.parse("5000.00 EUR"));
        assertThat(account("H2").overdraftLimit()).isEqualTo(Money.parse("5000 JPY"));
        assertThat(run(HEADER + "2020-01-01,H3,credit,50,EUR,,\n",
                new Options(Optional.of(new OverdraftLimit("5", Optional.of(Money.currency("CZK")))), false, "test")))
                .isInstanceOf(Result.Rejected.class);
        assertThatThrownBy(() -> new OverdraftLimit("-5", Optional.empty())).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aFrozenAccountRefusesRows() throws IOException {
        run(HEADER + "2020-01-01,I1,credit,50,EUR,,\n", strict());
        accounts.execute(Instruction.of(CommandId.fresh(), new Freeze(new AccountNumber("I1"), "court order"), "test"));

        var result = run(HEADER + "2020-01-02,I1,credit,50,EUR,,\n", strict());

        assertThat(result.preview().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.column()).isEqualTo("account");
            assertThat(fault.reason()).contains("court order");
        });
    }

    @Test
    void aPreviewRecordsNothing() throws IOException {
        var file = file(HEADER + "2020-01-01,J1,credit,50,EUR,,\n");

        var preview = imports.preview(file, strict(), Monitor.NONE);

        assertThat(preview.newRows()).isEqualTo(1);
        assertThat(preview.newAccounts()).isEqualTo(1);
        assertThat(accounts.find(new AccountNumber("J1"))).isEmpty();
    }

    @Test
    void aCancelledImportSaysHowFarItCameAndIsCompletedByTheNext() throws IOException {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 3_000; i++) {
            text.append("2020-01-01,K%d,credit,1,EUR,row %d,\n".formatted(i % 10, i));
        }
        var file = file(text.toString());
        var halfway = new Monitor() {

            private boolean recording;

            @Override
            public void progressed(Progress progress) {
                recording = progress.phase() == Progress.Phase.RECORDING && progress.rows() >= 1_000;
            }

            @Override
            public boolean cancelled() {
                return recording;
            }
        };

        var stopped = imports.run(file, strict(), halfway);
        assertThat(stopped).isInstanceOfSatisfying(Result.Stopped.class,
                it -> assertThat(it.rows()).isBetween(1_000L, 2_999L));

        imports.run(file, strict(), Monitor.NONE);
        assertThat(account("K3").transactions()).isEqualTo(300);
    }

    @Test
    void badRowsAreCountedButNotAllListed() throws IOException {
        var preview = run(HEADER + "x,y,z,0,-,,\n".repeat(1_500), strict()).preview();

        assertThat(preview.badRows()).isEqualTo(1_500);
        assertThat(preview.faults()).hasSize(TransactionImport.LISTED_FAULTS);
    }

    @Test
    void theSampleChangesNothingTheSecondTime() {
        for (int round = 0; round < 2; round++) {
            var repeated = round == 1;
            assertThat(Sample.instructions("test")).allSatisfy(instruction -> assertThat(accounts.execute(instruction))
                    .isInstanceOfSatisfying(Outcome.Done.class,
                            done -> assertThat(done.repeated()).isEqualTo(repeated)));
        }
        assertThat(account("1").balance().plus(account("2").balance())).isEqualTo(Money.parse("50.00 EUR"));
    }

    private List<String> valueDates(String number) {
        return bank.getBean(JdbcTemplate.class)
                .queryForList("select value_date from event where log = 'account' and payload like ? order by position",
                        String.class,
                        "%\"" + number + "\"%");
    }

    private Result run(String text, Options options) throws IOException {
        return imports.run(file(text), options, Monitor.NONE);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "transactions", ".csv"), text);
    }

    private AccountView account(String number) {
        return accounts.find(new AccountNumber(number)).orElseThrow();
    }

    private static Options strict() {
        return Options.strict("test");
    }

    private static Options skipping() {
        return new Options(Optional.empty(), true, "test");
    }

    private static Options limited(String limit) {
        return new Options(Optional.of(new OverdraftLimit(limit, Optional.empty())), false, "test");
    }
}
