package bank.eventsourced.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import bank.eventsourced.account.AccountCommand.ChangeOverdraftLimit;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Unfreeze;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.money.Money;

class AccountCommandTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final AccountNumber BOB = new AccountNumber("2");

    @ParameterizedTest
    @ValueSource(strings = {"-5.00 EUR", "0.00 EUR"})
    void amountsAreMoreThanZero(String amount) {
        var money = Money.parse(amount);
        var sentence = "The amount must be more than zero, not %s.".formatted(amount);
        refuses(() -> new Deposit(ADA, money, ""), sentence);
        refuses(() -> new Withdraw(ADA, money, ""), sentence);
        refuses(() -> new Transfer(ADA, BOB, money, ""), sentence);
    }

    @Test
    void overdraftLimitsAreZeroOrMore() {
        var limit = Money.parse("-1 EUR");
        var sentence = "The overdraft limit must be zero or more, not -1.00 EUR. "
                + "Write 100.00 to allow a balance of -100.00.";
        refuses(() -> new Open(ADA, "Ada", limit), sentence);
        refuses(() -> new ChangeOverdraftLimit(ADA, limit), sentence);
    }

    @Test
    void anAccountHasAHolderOfReasonableLength() {
        refuses(() -> new Open(ADA, "  ", Money.parse("0 EUR")), "The holder is missing. Write one.");
        refuses(() -> new Open(ADA, "A".repeat(201), Money.parse("0 EUR")),
                "The holder is too long: 201 characters, at most 200 are kept.");
        assertThat(new Open(ADA, "  Ada ", Money.parse("0 EUR")).holder()).isEqualTo("Ada");
    }

    @Test
    void aFreezeHasAReasonAnUnfreezeNeedsNone() {
        refuses(() -> new Freeze(ADA, ""), "The reason is missing. Write one.");
        assertThat(new Unfreeze(ADA, "").reason()).isEmpty();
        refuses(() -> new Unfreeze(ADA, "x".repeat(501)),
                "The reason is too long: 501 characters, at most 500 are kept.");
    }

    @Test
    void textsAreShortAndPlain() {
        var euro = Money.parse("1 EUR");
        refuses(() -> new Deposit(ADA, euro, "x".repeat(501)),
                "The text is too long: 501 characters, at most 500 are kept.");
        refuses(() -> new Withdraw(ADA, euro, Purpose.REMITTANCE, "", "x".repeat(101)),
                "The counterparty is too long: 101 characters, at most 100 are kept.");
        refuses(() -> new Deposit(ADA, euro, "two\nlines"),
                "The text has a control character or a line break in it. Write plain text.");
        assertThat(new Deposit(ADA, euro, "Příliš žluťoučký kůň 🐎").text()).isEqualTo("Příliš žluťoučký kůň 🐎");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4711", "CZ6508000000192000145399", "a.b-c_d", "1234567890123456789012345678901234"})
    void accountNumbersAreLettersDigitsAndALittlePunctuation(String number) {
        assertThat(new AccountNumber(number)).hasToString(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "-1", "1 2", "ä", "1;drop", "12345678901234567890123456789012345"})
    void whatIsNoAccountNumberIsRefusedInASentence(String number) {
        refuses(() -> new AccountNumber(number),
                "'%s' is not an account number. Write 1 to 34 letters or digits, such as 4711.".formatted(number));
    }

    @Test
    void aCommandIdIsAUuid() {
        refuses(() -> CommandId.of("42"), "'42' is not a command id. Write a UUID, or leave it out.");
        var id = CommandId.fresh();
        assertThat(CommandId.of(id.toString())).isEqualTo(id);
        assertThat(CommandId.fresh()).isNotEqualTo(id);
        assertThat(CommandId.derived("import", "row 1")).isEqualTo(CommandId.derived("import", "row 1"))
                .isNotEqualTo(CommandId.derived("import", "row 2"))
                .isNotEqualTo(CommandId.derived("sample", "row 1"));
    }

    @Test
    void theIdsOfADayAreNeighbours() {
        var day = LocalDate.of(2026, 1, 2);
        var ids = IntStream.range(0, 100).mapToObj(i -> CommandId.derived("import", "row " + i, day).value()).toList();

        assertThat(ids).doesNotHaveDuplicates()
                .allMatch(it -> it.version() == 8 && it.variant() == 2)
                .allMatch(it -> it.compareTo(CommandId.derived("import", "row", day.minusDays(1)).value()) > 0)
                .allMatch(it -> it.compareTo(CommandId.derived("import", "row", day.plusDays(1)).value()) < 0);
        assertThat(CommandId.derived("import", "row 1", day)).isEqualTo(CommandId.derived("import", "row 1", day))
                .isNotEqualTo(CommandId.derived("sample", "row 1", day));
    }

    @Test
    void somebodyGivesEveryCommand() {
        refuses(() -> Instruction.of(CommandId.fresh(), new Deposit(ADA, Money.parse("1 EUR"), ""), " "),
                "The actor is missing. Write one.");
    }

    @Test
    void amountsHaveALargestOne() {
        var largest = Money.parse("100000000000.00 EUR");
        var larger = Money.parse("100000000000.01 EUR");
        assertThat(new Deposit(ADA, largest, "").amount()).isEqualTo(largest);
        refuses(() -> new Deposit(ADA, larger, ""),
                "The amount must be at most 100000000000.00 EUR, not 100000000000.01 EUR.");
        refuses(() -> new Open(ADA, "Ada", larger),
                "The overdraft limit must be at most 100000000000.00 EUR, not 100000000000.01 EUR.");
    }

    private static void refuses(ThrowingCallable input, String sentence) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(input).withMessage(sentence);
    }
}
