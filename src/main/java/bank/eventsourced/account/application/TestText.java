package bank.eventsourced.account.application;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.CreditReversed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.DebitReversed;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.HolderForgotten;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferReceivedReversed;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.TransferSentReversed;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.money.Money;

/**
 * Writes down what happened as a test in Java: given events, when a command, then events. It belongs beside the
 * specification of the rules of accounts and uses its words. For one text.
 */
final class TestText {

    private static final List<Byte> UNSEEN = List.of(Character.CONTROL, Character.FORMAT, Character.SURROGATE,
            Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
            Character.SPACE_SEPARATOR);
    private static final String INDENTATION = " ".repeat(16);

    private final AccountNumber account;
    private final Set<Class<?>> imports = new TreeSet<>(Comparator.comparing(Class::getCanonicalName));

    /** @param account whose name the test gets */
    TestText(AccountNumber account) {
        this.account = account;
        imports.add(AccountNumber.class);
    }

    String className(long version) {
        return "Account%sVersion%dTest".formatted(account.value().replaceAll("[^A-Za-z0-9]", "_"), version);
    }

    /**
     * @param version of the account that the command made
     * @param given   what had happened before on the account that the command was given for
     * @param other   and on the other one, if there is one
     * @param when    the command
     * @param then    what it did
     */
    String write(long version, List<AccountEvent> given, List<AccountEvent> other, AccountCommand when,
            List<AccountEvent> then) {
        var sentence = new StringBuilder("given(").append(listed(given)).append(")");
        if (!other.isEmpty()) {
            sentence.append("\n                .andOfBob(").append(listed(other)).append(")");
        }
        sentence.append("\n                .when(").append(command(when));
        if (when instanceof Reverse && then.size() > 1) {
            sentence.append(", ").append(original(then.getLast()));
        }
        sentence.append(")\n                .then(").append(listed(then)).append(");");
        return """
                package bank.eventsourced.account.domain;

                import static bank.eventsourced.account.domain.AccountSpecification.given;
                %simport org.junit.jupiter.api.Test;

                %s

                /** Version %d of account %s, as it was recorded. */
                class %s {

                    private static final AccountNumber ACCOUNT = %s;

                    @Test
                    void happensAsItWasRecorded() {
                        %s
                    }
                }
                """.formatted(
                sentence.indexOf("money(") < 0 ? "\n"
                        : "import static bank.eventsourced.account.domain.AccountSpecification.money;\n\n",
                imports.stream()
                        .map(it -> "import %s;".formatted(it.getCanonicalName()))
                        .collect(Collectors.joining("\n")),
                version, account, className(version), created(account), sentence);
    }

    private String listed(List<AccountEvent> events) {
        return events.stream().map(it -> "\n" + INDENTATION + "        " + event(it)).collect(Collectors.joining(","));
    }

    private String command(AccountCommand command) {
        var number = number(command.account());
        return switch (command) {
            case Open it -> made(Open.class, number, text(it.holder()), money(it.overdraftLimit()));
            case Deposit it -> made(Deposit.class, number, money(it.amount()), purpose(it.purpose()), text(it.text()),
                    text(it.counterparty()));
            case Withdraw it -> made(Withdraw.class, number, money(it.amount()), purpose(it.purpose()),
                    text(it.text()), text(it.counterparty()));
            case Transfer it -> made(Transfer.class, number, number(it.to()), money(it.amount()), text(it.text()));
            case Freeze it -> made(Freeze.class, number, text(it.reason()));
            case Unfreeze it -> made(Unfreeze.class, number, text(it.reason()));
            case ChangeOverdraftLimit it -> made(ChangeOverdraftLimit.class, number, money(it.overdraftLimit()));
            case Reverse it -> made(Reverse.class, number, Long.toString(it.version()), text(it.reason()));
            case ForgetHolder it -> made(ForgetHolder.class, number, text(it.reason()));
            case Close it -> made(Close.class, number, text(it.reason()));
        };
    }

    private String event(AccountEvent event) {
        var number = number(event.account());
        var balance = money(event.balance());
        return switch (event) {
            case Opened it -> made(Opened.class, number, text(it.holder()),
                    money(it.overdraftLimit()) + ".currency()", money(it.overdraftLimit()));
            case Credited it -> made(Credited.class, number, money(it.amount()), balance, purpose(it.purpose()),
                    text(it.text()), text(it.counterparty()));
            case Debited it -> made(Debited.class, number, money(it.amount()), balance, purpose(it.purpose()),
                    text(it.text()), text(it.counterparty()));
            case TransferSent it -> made(TransferSent.class, number, money(it.amount()), balance, number(it.to()),
                    text(it.text()));
            case TransferReceived it -> made(TransferReceived.class, number, money(it.amount()), balance,
                    number(it.from()), text(it.text()));
            case CreditReversed it -> made(CreditReversed.class, number, Long.toString(it.original()),
                    money(it.amount()), balance, purpose(it.purpose()), text(it.counterparty()), text(it.reason()));
            case DebitReversed it -> made(DebitReversed.class, number, Long.toString(it.original()),
                    money(it.amount()), balance, purpose(it.purpose()), text(it.counterparty()), text(it.reason()));
            case TransferSentReversed it -> made(TransferSentReversed.class, number, Long.toString(it.original()),
                    money(it.amount()), balance, number(it.to()), text(it.reason()));
            case TransferReceivedReversed it -> made(TransferReceivedReversed.class, number,
                    Long.toString(it.original()), money(it.amount()), balance, number(it.from()), text(it.reason()));
            case OverdraftLimitChanged it -> made(OverdraftLimitChanged.class, number, money(it.overdraftLimit()),
                    balance);
            case Frozen it -> made(Frozen.class, number, text(it.reason()), balance);
            case Unfrozen it -> made(Unfrozen.class, number, text(it.reason()), balance);
            case HolderForgotten it -> made(HolderForgotten.class, number, text(it.reason()), balance);
            case Closed it -> made(Closed.class, number, text(it.reason()), balance);
        };
    }

    /** The version at which was recorded what an event undid. */
    private static long original(AccountEvent event) {
        return switch (event) {
            case CreditReversed it -> it.original();
            case DebitReversed it -> it.original();
            case TransferSentReversed it -> it.original();
            case TransferReceivedReversed it -> it.original();
            case Opened _, Credited _, Debited _, TransferSent _, TransferReceived _, OverdraftLimitChanged _, Frozen _, Unfrozen _,HolderForgotten _,Closed _ ->
                throw new IllegalArgumentException("Nothing was undone by " + event);
        };
    }

    private String made(Class<?> type, String... values) {
        imports.add(type);
        return "new %s(%s)".formatted(type.getSimpleName(), String.join(", ", values));
    }

    private String number(AccountNumber number) {
        return number.equals(account) ? "ACCOUNT" : created(number);
    }

    private static String created(AccountNumber number) {
        return "new AccountNumber(\"%s\")".formatted(number);
    }

    private static String money(Money money) {
        return "money(\"%s\")".formatted(money);
    }

    private String purpose(Purpose purpose) {
        imports.add(Purpose.class);
        return "Purpose." + purpose.name();
    }

    /** As a literal. What cannot be seen is written by its number. */
    static String text(String text) {
        return text.codePoints().mapToObj(TestText::literal).collect(Collectors.joining("", "\"", "\""));
    }

    private static String literal(int codePoint) {
        var character = Character.toString(codePoint);
        if (isVisible(codePoint)) {
            return "\"\\".contains(character) ? "\\" + character : character;
        }
        return codePoint < ' ' ? "\\%03o".formatted(codePoint)
                : character.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }

    private static boolean isVisible(int codePoint) {
        var type = Character.getType(codePoint);
        return codePoint == ' ' || UNSEEN.stream().noneMatch(it -> it == type);
    }
}
