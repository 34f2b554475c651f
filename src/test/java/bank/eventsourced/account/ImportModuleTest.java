package bank.eventsourced.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.BankApplication;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Reverse;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.ImportLayout.Encoding;
import bank.eventsourced.account.ImportLayout.Separator;
import bank.eventsourced.account.ImportMapping.Source;
import bank.eventsourced.account.PastImport.State;
import bank.eventsourced.account.TransactionImport.Fault;
import bank.eventsourced.account.TransactionImport.Monitor;
import bank.eventsourced.account.TransactionImport.Options;
import bank.eventsourced.account.TransactionImport.OverdraftLimit;
import bank.eventsourced.account.TransactionImport.Progress;
import bank.eventsourced.account.TransactionImport.Progress.Phase;
import bank.eventsourced.account.TransactionImport.Result;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;

/** Every test uses account numbers of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class ImportModuleTest {

    private static final String HEADER = "booked_on,account,direction,amount,currency,text,counterparty\n";

    private final Path folder;
    private final ConfigurableApplicationContext bank;
    private final Accounts accounts;
    private final TransactionImport imports;
    private final PastImports pastImports;

    ImportModuleTest(@TempDir Path folder) {
        this.folder = folder;
        this.bank = SpringApplication.run(BankApplication.class, "--bank.data-directory=" + folder.resolve("bank"));
        this.accounts = bank.getBean(Accounts.class);
        this.imports = bank.getBean(TransactionImport.class);
        this.pastImports = bank.getBean(PastImports.class);
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
        assertThat(valueDates("A1")).containsExactly(LocalDate.of(2020, 1, 2), LocalDate.of(2020, 1, 2),
                LocalDate.of(2020, 1, 3));
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
                .containsExactly(tuple(3L, "booked_on", false),
                        tuple(4L, "amount", true));
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
            assertThat(fault.reason()).asString().contains("court order");
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
    void aCancelledImportIsTakenBackAndCanBeImportedAgain() throws IOException {
        var file = file(manyRows("K"));

        var cancelled = imports.run(file, strict(), cancellingAfter(Phase.RECORDING, 1_000));

        assertThat(cancelled).isInstanceOfSatisfying(Result.Cancelled.class, it -> {
            assertThat(it.rows()).isBetween(1_000L, 2_999L);
            assertThat(it.undoing()).hasValueSatisfying(undoing -> {
                assertThat(undoing.reversed()).isEqualTo(it.rows());
                assertThat(undoing.kept()).isZero();
                assertThat(undoing.undone().state()).isEqualTo(State.UNDONE);
            });
        });
        for (int i = 0; i < 10; i++) {
            assertThat(account("K" + i).balance()).isEqualTo(Money.parse("0 EUR"));
        }
        assertThat(imports.run(file, strict(), Monitor.NONE)).isInstanceOfSatisfying(Result.Imported.class,
                it -> assertThat(it.rows()).isEqualTo(3_000));
        assertThat(account("K3").balance()).isEqualTo(Money.parse("300 EUR"));
        assertThat(bank.getBean(Operations.class).verify().ok()).isTrue();
    }

    @Test
    void cancelledWhileItChecksItLeavesNothing() throws IOException {
        var head = logHead();

        var cancelled = imports.run(file(manyRows("L")), strict(), cancellingAfter(Phase.CHECKING, 1_000));

        assertThat(cancelled).isInstanceOfSatisfying(Result.Cancelled.class, it -> {
            assertThat(it.rows()).isZero();
            assertThat(it.undoing()).isEmpty();
        });
        assertThat(logHead()).isEqualTo(head);
    }

    @Test
    void anUndoneImportLeavesNoBalanceAndIsNewOnceMore() throws IOException {
        var text = HEADER + """
                2020-01-02,M1,credit,10,EUR,twin,
                2020-01-02,M1,credit,10,EUR,twin,
                2020-01-03,M1,debit,15,EUR,,
                2020-01-03,M2,credit,7,JPY,,
                """;
        var first = importId(run(text, strict()));

        var undoing = pastImports.undo(first, "test", Monitor.NONE);

        assertThat(undoing.reversed()).isEqualTo(4);
        assertThat(undoing.kept() + undoing.byHand()).isZero();
        assertThat(account("M1").balance()).isEqualTo(Money.parse("0 EUR"));
        assertThat(account("M1").transactions()).isEqualTo(6);
        assertThat(pastImports.undo(first, "test", Monitor.NONE).reversed()).isEqualTo(4);
        assertThat(account("M1").transactions()).as("nothing is reversed twice").isEqualTo(6);

        var second = run(text, strict());
        assertThat(second.preview().newRows()).isEqualTo(4);
        assertThat(account("M1").balance()).isEqualTo(Money.parse("5 EUR"));
        assertThat(run(text, strict()).preview().knownRows()).isEqualTo(4);
        assertThat(importId(second)).isNotEqualTo(first);

        pastImports.undo(importId(second), "test", Monitor.NONE);
        assertThat(account("M1").balance()).isEqualTo(Money.parse("0 EUR"));
        assertThat(run(text, strict()).preview().newRows()).isEqualTo(4);
        assertThat(bank.getBean(Operations.class).verify().ok()).isTrue();
    }

    /** As it was when the id of a row was derived from its words alone. */
    @Test
    void whatWasImportedBeforeIdsToldTheDayIsKnownAndCanBeUndone() throws IOException {
        run(HEADER + "2020-01-01,Z9,credit,1,EUR,,\n", strict());
        var former = CommandId.derived("import",
                String.join("\u001f", "2020-01-02", "Z9", "CREDIT", "10.00 EUR", "rent", "", "CASH", "1"));
        command(former, new Deposit(account("Z9").number(), Money.parse("10 EUR"), "rent"), "2020-01-02");
        var text = HEADER + "2020-01-02,Z9,credit,10,EUR,rent,\n2020-01-03,Z9,credit,100,EUR,,\n";

        var result = run(text, strict());

        assertThat(result.preview().knownRows()).isEqualTo(1);
        assertThat(account("Z9").balance()).isEqualTo(Money.parse("111 EUR"));

        pastImports.undo(importId(result), "test", Monitor.NONE);
        command(CommandId.derived("import-undo", former.toString()),
                new Reverse(account("Z9").number(), 3, "undone"), "2020-01-02");
        assertThat(run(text, strict()).preview().newRows()).isEqualTo(2);
        assertThat(run(text, strict()).preview().knownRows()).isEqualTo(2);
        assertThat(account("Z9").balance()).isEqualTo(Money.parse("111 EUR"));
    }

    @Test
    void whatCannotBeUndoneIsNamedAndUndoneLater() throws IOException {
        var text = HEADER + "2020-01-02,N1,credit,10,EUR,,\n2020-01-02,N2,credit,5,EUR,,\n";
        var importId = importId(run(text, strict()));
        command(new Withdraw(new AccountNumber("N1"), Money.parse("3 EUR"), "spent"));

        var partly = pastImports.undo(importId, "test", Monitor.NONE);

        assertThat(partly.reversed()).isEqualTo(1);
        assertThat(partly.undone().state()).isEqualTo(State.PARTLY_UNDONE);
        assertThat(partly.keptListed()).singleElement().satisfies(kept -> {
            assertThat(kept.account()).isEqualTo(new AccountNumber("N1"));
            assertThat(kept.change()).isEqualTo(Money.parse("10 EUR"));
            assertThat(kept.reason()).isInstanceOf(Refusal.InsufficientFunds.class);
        });
        assertThat(run(text, strict()).preview()).satisfies(preview -> {
            assertThat(preview.knownRows()).as("what was kept is still known").isEqualTo(1);
            assertThat(preview.newRows()).isEqualTo(1);
        });

        command(new Deposit(new AccountNumber("N1"), Money.parse("3 EUR"), "brought back"));
        assertThat(pastImports.undo(importId, "test", Monitor.NONE).undone().state()).isEqualTo(State.UNDONE);
        assertThat(account("N1").balance()).isEqualTo(Money.parse("0 EUR"));
    }

    @Test
    void aCancelledUndoIsCompletedByTheNext() throws IOException {
        var importId = importId(run(manyRows("O"), strict()));

        var cancelled = pastImports.undo(importId, "test", cancellingAfter(Phase.REVERSING, 1_000));
        assertThat(cancelled.interruptedBy()).isPresent();
        assertThat(cancelled.undone().state()).isEqualTo(State.UNDOING);
        assertThat(cancelled.reversed()).isBetween(1_000L, 2_999L);

        assertThat(pastImports.undo(importId, "test", Monitor.NONE).undone())
                .satisfies(it -> assertThat(it.reversedRows()).isEqualTo(3_000))
                .satisfies(it -> assertThat(it.state()).isEqualTo(State.UNDONE));
        assertThat(account("O3").balance()).isEqualTo(Money.parse("0 EUR"));
    }

    @Test
    void pastImportsAreListedTheLatestFirst() throws IOException {
        var importId = importId(run(HEADER + "2020-01-02,P1,credit,10,EUR,,\n", strict()));

        assertThat(pastImports.list(Optional.empty(), 1)).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(importId);
            assertThat(it.file()).startsWith("transactions").endsWith(".csv");
            assertThat(it.rows()).isEqualTo(1);
            assertThat(it.accounts()).isEqualTo(1);
            assertThat(it.state()).isEqualTo(State.RECORDED);
        });
        assertThatThrownBy(() -> pastImports.undo(new UUID(0, 1), "test", Monitor.NONE))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aPreviewListsRowsWithWhatWouldBecomeOfThem() throws IOException {
        run(HEADER + "2020-01-02,Q1,credit,10,EUR,old,\n", strict());
        var file = file(HEADER + """
                2020-01-02,Q1,credit,10,EUR,old,
                2020-01-03,Q1,debit,4,EUR,new,XY 1
                2020-01-03,Q1,debit,400,EUR,too much,
                2020-01-04,Q1,credit,1,EUR,not this one,
                yesterday,Q1,credit,1,EUR,,
                """);

        var preview = imports.preview(file, skipping().leavingOut(Set.of(5L)), Monitor.NONE);

        assertThat(preview.listed()).extracting(ImportRow::line, ImportRow::state)
                .containsExactly(tuple(2L, ImportRow.State.KNOWN), tuple(3L, ImportRow.State.NEW),
                        tuple(4L, ImportRow.State.BAD), tuple(5L, ImportRow.State.LEFT_OUT),
                        tuple(6L, ImportRow.State.BAD));
        assertThat(preview.listed().get(1).transaction()).contains(new ImportRow.Transaction(
                LocalDate.of(2020, 1, 3), new AccountNumber("Q1"), Money.parse("-4 EUR"), "new", "XY 1"));
        assertThat(preview.listed().getLast().raw()).startsWith("yesterday | Q1");
        assertThat(preview.listed().get(2).faults()).extracting(Fault::column).containsExactly("amount");
        assertThat(preview.leftOutRows()).isEqualTo(1);
        assertThat(imports.run(file, skipping().leavingOut(Set.of(5L)), Monitor.NONE))
                .isInstanceOfSatisfying(Result.Imported.class, done -> assertThat(done.rows()).isEqualTo(1));
    }

    @Test
    void nothingIsRecordedIfItWouldBeMoreOrLessThanWasAgreedTo() throws IOException {
        var file = file(HEADER + "2020-01-02,R1,credit,10,EUR,,\n");

        assertThat(imports.run(file, strict().confirmed(2), Monitor.NONE)).isInstanceOf(Result.Changed.class);
        assertThat(accounts.find(new AccountNumber("R1"))).isEmpty();
        assertThat(imports.run(file, strict().confirmed(1), Monitor.NONE)).isInstanceOf(Result.Imported.class);
    }

    @Test
    void aFileOfAnotherBankIsMappedAndMeansTheSame() throws IOException {
        var file = Files.write(Files.createTempFile(folder, "umsätze", ".csv"), """
                Buchungstag;Verwendungszweck;Betrag
                31.03.2026;Büro;-1.234,50
                01.04.2026;Gehalt;2.000,00
                """.getBytes(Charset.forName("windows-1252")));
        var layout = new ImportLayout(Separator.DETECTED, Encoding.WINDOWS_1252);
        var outline = imports.outline(file, layout);
        assertThat(outline.columns()).containsExactly("Buchungstag", "Verwendungszweck", "Betrag");
        assertThat(outline.firstRows()).hasSize(2);
        assertThat(outline.suggested().missing()).containsExactly(ImportColumn.ACCOUNT, ImportColumn.CURRENCY);

        var sources = new EnumMap<ImportColumn, Source>(outline.suggested().sources());
        sources.put(ImportColumn.ACCOUNT, new Source.Constant("S1"));
        sources.put(ImportColumn.CURRENCY, new Source.Constant("EUR"));
        var suggested = outline.suggested();
        var mapping = new ImportMapping(sources, suggested.signed(), suggested.dates(), suggested.amounts());
        imports.run(file, limited("5000").mapped(layout, mapping), Monitor.NONE);

        assertThat(account("S1").balance()).isEqualTo(Money.parse("765.50 EUR"));
        assertThat(run(HEADER + "2026-03-31,S1,debit,1234.5,EUR,Büro,\n", strict()).preview().knownRows())
                .as("the same transaction, however it is written")
                .isEqualTo(1);
        assertThatThrownBy(() -> imports.outline(file, ImportLayout.DETECTED)).isInstanceOf(InvalidInput.class);
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

    private List<LocalDate> valueDates(String number) {
        return bank.getBean(JdbcTemplate.class)
                .queryForList("select value_date from event where log = 'account' and payload like ? order by position",
                        LocalDate.class,
                        "%\"" + number + "\"%");
    }

    private Result run(String text, Options options) throws IOException {
        return imports.run(file(text), options, Monitor.NONE);
    }

    private static String manyRows(String prefix) {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 3_000; i++) {
            text.append("2020-01-01,%s%d,credit,1,EUR,row %d,\n".formatted(prefix, i % 10, i));
        }
        return text.toString();
    }

    private static Monitor cancellingAfter(Phase phase, long rows) {
        return new Monitor() {

            private boolean reached;

            @Override
            public void progressed(Progress progress) {
                reached |= progress.phase() == phase && progress.rows() >= rows;
            }

            @Override
            public boolean cancelled() {
                return reached;
            }
        };
    }

    private static UUID importId(Result result) {
        assertThat(result).isInstanceOf(Result.Imported.class);
        return ((Result.Imported) result).importId().orElseThrow();
    }

    private void command(CommandId id, AccountCommand command, String valueDate) {
        assertThat(accounts.execute(Instruction.of(id, command, "test")
                .withValueDate(Optional.of(LocalDate.parse(valueDate))))).isInstanceOf(Outcome.Done.class);
    }

    private void command(AccountCommand command) {
        assertThat(accounts.execute(Instruction.of(CommandId.fresh(), command, "test")))
                .isInstanceOf(Outcome.Done.class);
    }

    private @Nullable Long logHead() {
        return bank.getBean(JdbcTemplate.class)
                .queryForObject("select position from log_head where log = 'account'", Long.class);
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
