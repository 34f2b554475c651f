package bank.eventsourced.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.BankApplication;
import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;

/** Draws the window in both themes, for people to look at; with {@code -Ddocs.update=true} also for the documentation. */
class WindowPictureTest {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Path DOCUMENTATION = Path.of("docs", "images");

    @TempDir
    private Path folder;

    @Test
    void the_window_with_accounts_in_both_themes() throws IOException {
        try (var bank = bank()) {
            fill(bank);
            draw(bank, Locale.of("en", "IE"), "main-window", model -> {
                model.accounts().selectedProperty().set(Optional.of(model.accounts().rows().getFirst()));
                model.accounts().credit();
                model.accounts().movement().amountProperty().set("250.00");
                model.accounts().movement().textProperty().set("Lecture fee");
            });
            draw(bank, Locale.GERMANY, "german-window", model -> {
                model.accounts().create();
                model.accounts().creation().numberProperty().set("1006");
                model.accounts().creation().holderProperty().set("Lise Meitner");
                model.accounts().creation().limitProperty().set("1,234.56");
                model.accounts().creation().confirm();
            });
        }
        publish("main-window-light.png", "main-window-dark.png");
    }

    @Test
    void the_window_of_an_empty_bank_in_both_themes() throws IOException {
        try (var bank = bank()) {
            draw(bank, Locale.ENGLISH, "empty-window", _ -> {});
        }
    }

    private static void draw(ConfigurableApplicationContext bank, Locale locale, String name,
            Consumer<MainViewModel> use) throws IOException {
        DesktopDriver.startToolkit();
        Files.createDirectories(PICTURES);
        try (var picture = new WindowPicture(BankPorts.of(bank), Language.of(locale, locale))) {
            picture.use(use);
            for (var theme : Theme.values()) {
                var png = PICTURES.resolve("%s-%s.png".formatted(name, theme.name().toLowerCase(Locale.ROOT)));
                picture.save(theme, png);
                assertThat(Files.size(png)).isGreaterThan(10_000);
            }
        }
    }

    private static void publish(String... names) throws IOException {
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(DOCUMENTATION);
            for (var name : names) {
                Files.copy(PICTURES.resolve(name), DOCUMENTATION.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void fill(ConfigurableApplicationContext bank) {
        var accounts = bank.getBean(Accounts.class);
        commands().forEach(command -> assertThat(accounts.execute(Instruction.of(CommandId.fresh(), command, "sample")))
                .isInstanceOf(Outcome.Done.class));
        var operations = bank.getBean(Operations.class);
        DesktopDriver.startToolkit();
        DesktopDriver.await("the followers have caught up", () -> operations.status().ok());
    }

    private static List<AccountCommand> commands() {
        return List.of(open("1001", "Ada Lovelace", "0 EUR"), deposit("1001", "2500 EUR", "Salary November"),
                open("1002", "Grace Hopper", "500 EUR"), deposit("1002", "42 EUR", "Cash"),
                withdraw("1002", "312.40 EUR", "Rent of the workshop"), open("1003", "Alan Turing", "0 EUR"),
                deposit("1003", "18250.75 EUR", "Prize"), transfer("1003", "1001", "199.90 EUR", "Books"),
                open("1004", "Katherine Johnson", "0 EUR"), deposit("1004", "640 EUR", "Cash"),
                new Freeze(new AccountNumber("1004"), "Card reported lost"), open("2001", "Hedy Lamarr", "0 JPY"),
                deposit("2001", "1250000 JPY", "Royalties"), withdraw("2001", "80000 JPY", "Piano tuner"),
                open("1005", "Emmy Noether", "0 EUR"), deposit("1005", "75.25 EUR", "Lecture"),
                deposit("1001", "20 EUR", "Refund"), withdraw("1001", "64.10 EUR", "Groceries"));
    }

    private static Open open(String number, String holder, String limit) {
        return new Open(new AccountNumber(number), holder, Money.parse(limit));
    }

    private static Deposit deposit(String number, String amount, String text) {
        return new Deposit(new AccountNumber(number), Money.parse(amount), text);
    }

    private static Withdraw withdraw(String number, String amount, String text) {
        return new Withdraw(new AccountNumber(number), Money.parse(amount), text);
    }

    private static Transfer transfer(String from, String to, String amount, String text) {
        return new Transfer(new AccountNumber(from), new AccountNumber(to), Money.parse(amount), text);
    }

    private ConfigurableApplicationContext bank() {
        return new SpringApplicationBuilder(BankApplication.class).headless(false)
                .run("--bank.data-directory=" + folder);
    }
}
