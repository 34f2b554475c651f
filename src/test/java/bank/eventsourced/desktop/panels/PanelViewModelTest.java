package bank.eventsourced.desktop.panels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.PastEvent;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.desktop.kit.BankProfile;
import bank.eventsourced.desktop.kit.BankWork;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.FakeBank;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Preferences;
import bank.eventsourced.desktop.panels.MovementForm.Direction;
import bank.eventsourced.desktop.panels.StatusForm.Turn;
import bank.eventsourced.money.Money;

/** Forms as people fill them, before a bank that answers what the test wants. This thread is the FX thread. */
class PanelViewModelTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final AccountNumber BOB = new AccountNumber("2");
    private static final Locale IRELAND = Locale.forLanguageTag("en-IE");

    private final BlockingQueue<Runnable> fxThread = new LinkedBlockingQueue<>();
    private final FakeBank bank = new FakeBank();
    private final BankWork work = new BankWork(fxThread::add);
    private final Preferences preferences = Preferences.forgetful();
    private final AtomicLong nanos = new AtomicLong();
    private final List<Outcome.Done> done = new ArrayList<>();
    private Language language = Language.of(Locale.ENGLISH, IRELAND);

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void shows_the_balance_before_and_after_while_one_types() {
        know(ADA, "Ada", "40 EUR", 17);
        var deposit = deposit("1");
        type(deposit, Field.AMOUNT, "50");
        assertThat(deposit.effectsProperty().get()).containsExactly(new Effect(bank.accounts.get(ADA),
                Optional.of(money("90 EUR"))));
        type(deposit, Field.AMOUNT, "50x");
        assertThat(deposit.effectsProperty().get()).containsExactly(new Effect(bank.accounts.get(ADA),
                Optional.empty()));

        var transfer = followed(new TransferForm(Optional.of(ADA)));
        know(BOB, "Bob", "1 EUR", 3);
        type(transfer, Field.TO, "2");
        type(transfer, Field.AMOUNT, "40.50");
        await(() -> transfer.effectsProperty().get().size() == 2);
        assertThat(transfer.effectsProperty().get()).extracting(it -> it.after().orElseThrow())
                .containsExactly(money("-0.50 EUR"), money("41.50 EUR"));
    }

    @Test
    void gives_the_order_once_however_often_it_is_confirmed() throws InterruptedException {
        know(ADA, "Ada", "40 EUR", 17);
        bank.answer = this::recorded;
        var deposit = deposit("1");
        type(deposit, Field.AMOUNT, "12.50+3*2");
        assertThat(deposit.sumProperty().get()).isEqualTo("= 18.50 EUR");
        type(deposit, Field.TEXT, " salary ");
        deposit.confirm();
        deposit.confirm();
        assertThat(deposit.busyProperty().get()).isTrue();
        await(() -> !done.isEmpty());

        var given = bank.nextInstruction();
        assertThat(given.command()).isEqualTo(new AccountCommand.Deposit(ADA, money("18.50 EUR"), "salary"));
        assertThat(given.expectedVersion()).as("a deposit holds whatever else came").isEmpty();
        assertThat(given.valueDate()).isEmpty();
        assertThat(bank.instructions).isEmpty();
        assertThat(deposit.form().done(done.getFirst(), language)).isEqualTo("Deposited 18.50 EUR · version 18");
    }

    @Test
    void waits_for_the_account_if_one_confirms_before_it_was_read() throws InterruptedException {
        know(ADA, "Ada", "40 EUR", 17);
        bank.answer = this::recorded;
        var deposit = new PanelViewModel(desk(), new MovementForm(Direction.DEPOSIT, Optional.of(ADA)), nanos::get,
                done::add);
        deposit.follow();
        type(deposit, Field.AMOUNT, "5");
        deposit.confirm();
        assertThat(deposit.busyProperty().get()).isTrue();
        await(() -> !done.isEmpty());
        assertThat(bank.nextInstruction().command()).isEqualTo(new AccountCommand.Deposit(ADA, money("5 EUR"), ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ACCOUNT| |Write the number or the holder",
            "ACCOUNT|a b|There is no account “a b”", "ACCOUNT|99|There is no account 99", "AMOUNT| |Write an amount.",
            "AMOUNT|12.3x|“12.3x” is not an amount", "AMOUNT|1.005|more decimals than EUR allows",
            "AMOUNT|10/3|no exact result", "AMOUNT|1/8|more decimals than EUR allows", "AMOUNT|5-5|more than zero",
            "AMOUNT|-5|more than zero", "AMOUNT|(5|is not an amount", "AMOUNT|5**3|is not an amount",
            "AMOUNT|1/0|no exact result",
            "AMOUNT|99999999999999|At most 100,000,000,000.00 EUR",
            "VALUE_DATE|31.13.2026|is not a date. Write it like",
            "VALUE_DATE|soon|is not a date"})
    void says_at_the_field_what_is_wrong_and_records_nothing(Field field, String rubbish, String sentence) {
        know(ADA, "Ada", "40 EUR", 17);
        var deposit = deposit("1");
        type(deposit, Field.AMOUNT, "5");
        type(deposit, field, rubbish == null ? "" : rubbish);
        deposit.confirm();
        await(() -> !deposit.problem(field).get().isEmpty());
        assertThat(deposit.problem(field).get()).contains(sentence);
        assertThat(deposit.wrongProperty().get()).isEqualTo(field);
        assertThat(deposit.typed(Field.AMOUNT).get()).isNotNull();
        assertThat(bank.instructions).isEmpty();

        type(deposit, field, "x");
        assertThat(deposit.problem(field).get()).isEmpty();
    }

    @Test
    void a_text_of_many_lines_or_characters_is_rejected() {
        know(ADA, "Ada", "40 EUR", 17);
        var deposit = deposit("1");
        type(deposit, Field.AMOUNT, "5");
        type(deposit, Field.TEXT, "x".repeat(501));
        deposit.confirm();
        assertThat(deposit.problem(Field.TEXT).get()).contains("at most 500 characters");
        type(deposit, Field.TEXT, "two\nlines");
        deposit.confirm();
        assertThat(deposit.problem(Field.TEXT).get()).contains("no line breaks");
        assertThat(bank.instructions).isEmpty();
    }

    @Test
    void a_refusal_stands_at_its_field_and_what_was_typed_stays() throws InterruptedException {
        know(ADA, "Ada", "40 EUR", 17);
        bank.answer = it -> new Outcome.Refused(it.id(), new Refusal.InsufficientFunds(ADA, money("50 EUR"),
                money("40 EUR"), money("0 EUR"), money("40 EUR")));
        var withdraw = followed(new MovementForm(Direction.WITHDRAW, Optional.of(ADA)));
        type(withdraw, Field.AMOUNT, "50");
        type(withdraw, Field.TEXT, "rent");
        withdraw.confirm();
        await(() -> !withdraw.problem(Field.AMOUNT).get().isEmpty());
        assertThat(withdraw.problem(Field.AMOUNT).get()).contains("has 40.00 EUR available");
        assertThat(withdraw.typed(Field.AMOUNT).get()).isEqualTo("50");
        assertThat(withdraw.typed(Field.TEXT).get()).isEqualTo("rent");
        assertThat(withdraw.busyProperty().get()).isFalse();

        bank.answer = it -> new Outcome.Refused(it.id(), new Refusal.AccountFrozen(ADA, "court order"));
        withdraw.confirm();
        await(() -> !withdraw.problem(Field.ACCOUNT).get().isEmpty());
        assertThat(withdraw.problem(Field.ACCOUNT).get()).contains("frozen (court order)");
        assertThat(bank.nextInstruction().id()).isEqualTo(bank.nextInstruction().id());
    }

    @Test
    void whoever_types_on_an_account_that_changes_looks_again_before_it_counts() throws InterruptedException {
        know(ADA, "Ada", "90 EUR", 17);
        bank.answer = this::recorded;
        var withdraw = followed(new MovementForm(Direction.WITHDRAW, Optional.of(ADA)));
        type(withdraw, Field.AMOUNT, "30");
        know(ADA, "Ada", "40 EUR", 18);
        happened(ADA, 18, "50 EUR");
        bank.observer.run();
        await(() -> withdraw.effectsProperty().get().getFirst().account().version() == 18);
        assertThat(withdraw.unseenProperty().get()).as("nobody is disturbed while typing").isEmpty();
        withdraw.confirm();

        assertThat(withdraw.unseenProperty().get()).singleElement().satisfies(it -> {
            assertThat(it.before()).isZero();
            assertThat(it.latest()).extracting(PastEvent::version).containsExactly(18L);
        });
        assertThat(withdraw.confirmationProperty().get()).isEqualTo("Confirm again");
        assertThat(withdraw.reviewProperty().get()).isEqualTo(
                "Account 1 changed (version 18) while you typed. New balance 40.00 EUR. Review and confirm again.");
        withdraw.confirm();
        assertThat(bank.instructions).as("a key pressed before it could be read").isEmpty();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        withdraw.confirm();
        await(() -> !done.isEmpty());
        assertThat(bank.nextInstruction().expectedVersion()).isEqualTo(OptionalLong.of(18));
        assertThat(withdraw.reviewProperty().get()).isEmpty();
        assertThat(withdraw.unseenProperty().get()).isEmpty();
    }

    @Test
    void of_many_changes_the_latest_are_shown_and_the_others_counted() {
        know(ADA, "Ada", "90 EUR", 17);
        var withdraw = followed(new MovementForm(Direction.WITHDRAW, Optional.of(ADA)));
        type(withdraw, Field.AMOUNT, "30");
        know(ADA, "Ada", "40 EUR", 30);
        for (var version = 18; version <= 30; version++) {
            happened(ADA, version, "1 EUR");
        }
        bank.observer.run();
        await(() -> withdraw.effectsProperty().get().getFirst().account().version() == 30);
        withdraw.confirm();
        assertThat(withdraw.unseenProperty().get()).singleElement().satisfies(it -> {
            assertThat(it.before()).isEqualTo(8);
            assertThat(it.latest()).extracting(PastEvent::version).containsExactly(26L, 27L, 28L, 29L, 30L);
        });
    }

    @Test
    void a_deposit_is_given_whatever_has_happened_meanwhile() throws InterruptedException {
        know(ADA, "Ada", "90 EUR", 17);
        bank.answer = this::recorded;
        var deposit = deposit("1");
        type(deposit, Field.AMOUNT, "30");
        know(ADA, "Ada", "40 EUR", 18);
        bank.observer.run();
        await(() -> deposit.effectsProperty().get().getFirst().account().version() == 18);
        deposit.confirm();
        await(() -> !done.isEmpty());
        assertThat(bank.nextInstruction().expectedVersion()).isEmpty();
        assertThat(deposit.reviewProperty().get()).isEmpty();
    }

    @Test
    void a_change_that_only_the_bank_has_seen_is_shown_too() throws InterruptedException {
        know(ADA, "Ada", "90 EUR", 17);
        bank.answer = it -> new Outcome.Refused(it.id(), new Refusal.ChangedMeanwhile(ADA, 17, 18));
        var withdraw = followed(new MovementForm(Direction.WITHDRAW, Optional.of(ADA)));
        type(withdraw, Field.AMOUNT, "30");
        know(ADA, "Ada", "40 EUR", 18);
        withdraw.confirm();
        await(() -> !withdraw.reviewProperty().get().isEmpty());
        assertThat(withdraw.reviewProperty().get()).contains("(version 18)").contains("40.00 EUR");

        bank.answer = this::recorded;
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        withdraw.confirm();
        await(() -> !done.isEmpty());
        assertThat(bank.nextInstruction().id()).isEqualTo(bank.nextInstruction().id());
    }

    @Test
    void a_large_amount_is_confirmed_twice_by_amount_and_holder() throws InterruptedException {
        know(ADA, "Ada Lovelace", "40 EUR", 17);
        bank.answer = this::recorded;
        var deposit = deposit("1");
        type(deposit, Field.AMOUNT, "10,000.00");
        deposit.confirm();
        assertThat(deposit.questionProperty().get()).contains("10,000.00 EUR").contains("Ada Lovelace");
        assertThat(deposit.confirmationProperty().get()).isEqualTo("Yes, confirm again");
        deposit.confirm();
        assertThat(bank.instructions).as("a double press is one").isEmpty();

        type(deposit, Field.AMOUNT, "20,000.00");
        assertThat(deposit.questionProperty().get()).isEmpty();
        assertThat(deposit.confirmationProperty().get()).isEqualTo("Deposit");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        deposit.confirm();
        assertThat(deposit.questionProperty().get()).contains("20,000.00 EUR");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        deposit.confirm();
        await(() -> !done.isEmpty());
        assertThat(bank.nextInstruction().command()).isEqualTo(
                new AccountCommand.Deposit(ADA, money("20000 EUR"), ""));
    }

    @Test
    void what_is_large_can_be_chosen() {
        new BankProfile("Bank", List.of(), 5).keepIn(preferences);
        know(ADA, "Ada", "40 EUR", 17);
        var deposit = deposit("1");
        type(deposit, Field.AMOUNT, "5");
        deposit.confirm();
        assertThat(deposit.questionProperty().get()).contains("5.00 EUR is a large amount");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de-DE|EUR|1.234,56|1234.56 EUR|1.234,56 EUR",
            "de-DE|JPY|1.234|1234 JPY|1.234 JPY", "de-DE|KWD|1,005|1.005 KWD|1,005 KWD",
            "en-IE|EUR|1,234.56|1234.56 EUR|1,234.56 EUR", "de-DE|EUR|12,50+3*2|18.50 EUR|18,50 EUR",
            "en-IE|KWD|0.001*2|0.002 KWD|0.002 KWD", "en-IE|JPY|(80+40)/3|40 JPY|40 JPY",
            "fr-FR|EUR|1 234,56 − 34|1200.56 EUR|1\u202f200,56 EUR", "en-IE|EUR|-2+10/4|0.50 EUR|0.50 EUR"})
    void amounts_are_typed_and_shown_as_people_write_them(String formats, String currency, String typed, String meant,
            String shown) throws InterruptedException {
        language = Language.of(Locale.ENGLISH, Locale.forLanguageTag(formats));
        know(ADA, "Ada", "0 " + currency, 1);
        bank.answer = this::recorded;
        var deposit = deposit("1");
        type(deposit, Field.AMOUNT, typed);
        deposit.confirm();
        await(() -> !done.isEmpty());
        assertThat(bank.nextInstruction().command()).isEqualTo(new AccountCommand.Deposit(ADA, money(meant), ""));
        assertThat(deposit.form().done(done.getFirst(), language)).contains(shown);
    }

    @Test
    void a_value_date_is_written_as_people_do() throws InterruptedException {
        know(ADA, "Ada", "40 EUR", 17);
        know(BOB, "Bob", "40 EUR", 2);
        bank.answer = this::recorded;
        var transfer = followed(new TransferForm(Optional.of(ADA)));
        type(transfer, Field.TO, "2");
        type(transfer, Field.AMOUNT, "5");
        type(transfer, Field.VALUE_DATE, language.date(LocalDate.of(2026, 3, 31)));
        transfer.confirm();
        await(() -> !done.isEmpty());
        var given = bank.nextInstruction();
        assertThat(given.valueDate()).contains(LocalDate.of(2026, 3, 31));
        assertThat(given.command()).isEqualTo(new AccountCommand.Transfer(ADA, BOB, money("5 EUR"), ""));
    }

    @Test
    void a_transfer_to_the_same_account_is_refused_at_the_payee() {
        know(ADA, "Ada", "40 EUR", 17);
        bank.answer = it -> new Outcome.Refused(it.id(), new Refusal.SameAccount(ADA));
        var transfer = followed(new TransferForm(Optional.of(ADA)));
        type(transfer, Field.TO, "1");
        type(transfer, Field.AMOUNT, "5");
        transfer.confirm();
        await(() -> !transfer.problem(Field.TO).get().isEmpty());
        assertThat(transfer.problem(Field.TO).get()).contains("needs two accounts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"NUMBER| |Write a number", "NUMBER|a b|1 to 34 letters",
            "HOLDER| |Write who holds", "CURRENCY| |Choose a currency", "CURRENCY|EURO|is not a currency",
            "LIMIT|-5|zero or more", "LIMIT|x|is not an amount"})
    void rubbish_opens_no_account(Field field, String rubbish, String sentence) {
        var open = followed(new OpenForm(money("0 EUR").currency()));
        assertThat(open.typed(Field.CURRENCY).get()).isEqualTo("EUR");
        type(open, Field.NUMBER, "7");
        type(open, Field.HOLDER, "Ada");
        type(open, field, rubbish == null ? "" : rubbish);
        open.confirm();
        await(() -> !open.problem(field).get().isEmpty());
        assertThat(open.problem(field).get()).contains(sentence);
        assertThat(bank.instructions).isEmpty();
    }

    @Test
    void what_changes_an_account_asks_for_what_it_needs() throws InterruptedException {
        know(ADA, "Ada", "0 EUR", 17);
        bank.answer = it -> new Outcome.Done(it.id(), List.of(), false);
        var freeze = followed(new StatusForm(Turn.FREEZE, ADA));
        await(() -> !freeze.effectsProperty().get().isEmpty());
        freeze.confirm();
        assertThat(freeze.problem(Field.REASON).get()).isEqualTo("Write why.");
        type(freeze, Field.REASON, "court order");
        freeze.confirm();
        await(() -> done.size() == 1);
        assertThat(bank.nextInstruction().command()).isEqualTo(new AccountCommand.Freeze(ADA, "court order"));

        var close = followed(new StatusForm(Turn.CLOSE, ADA));
        assertThat(close.explanationProperty().get()).contains("for good");
        close.confirm();
        await(() -> done.size() == 2);
        assertThat(bank.nextInstruction().command()).isEqualTo(new AccountCommand.Close(ADA));

        var limit = followed(new LimitForm(ADA));
        limit.confirm();
        await(() -> !limit.problem(Field.LIMIT).get().isEmpty());
        type(limit, Field.LIMIT, "100*2");
        limit.confirm();
        await(() -> done.size() == 3);
        assertThat(bank.nextInstruction().command()).isEqualTo(
                new AccountCommand.ChangeOverdraftLimit(ADA, money("200 EUR")));
        assertThat(limit.form().done(done.getLast(), language)).contains("like that already");

        var unfreeze = followed(new StatusForm(Turn.UNFREEZE, ADA));
        unfreeze.confirm();
        await(() -> done.size() == 4);
        assertThat(bank.nextInstruction().command()).isEqualTo(new AccountCommand.Unfreeze(ADA, ""));
    }

    @Test
    void a_reversal_shows_both_accounts_of_a_transfer() throws InterruptedException {
        know(ADA, "Ada", "35 EUR", 17);
        know(BOB, "Bob", "5 EUR", 2);
        bank.events.put(ADA, Map.of(17L, new AccountEvent.TransferSent(ADA, money("5 EUR"), money("35 EUR"), BOB, "")));
        bank.answer = it -> new Outcome.Refused(it.id(), new Refusal.AlreadyReversed(ADA, 17, 18));
        var reverse = followed(new ReverseForm(ADA, 17));
        await(() -> reverse.effectsProperty().get().size() == 2);
        assertThat(reverse.effectsProperty().get()).extracting(it -> it.after().orElseThrow())
                .containsExactly(money("40 EUR"), money("0 EUR"));
        assertThat(reverse.explanationProperty().get()).contains("5.00 EUR to account 2 comes back");
        type(reverse, Field.REASON, "typo");
        reverse.confirm();
        await(() -> !reverse.problem(Field.NONE).get().isEmpty());
        assertThat(reverse.problem(Field.NONE).get()).contains("reversed already, at version 18");
        assertThat(bank.nextInstruction().command()).isEqualTo(new AccountCommand.Reverse(ADA, 17, "typo"));
    }

    @Test
    void remembers_what_can_be_reversed_the_last_first() {
        var movements = new LastMovements();
        assertThat(movements.last()).isEmpty();
        movements.remember(
                done(2, new AccountEvent.Credited(ADA, money("5 EUR"), money("5 EUR"), Purpose.CASH, "", "")));
        movements.remember(done(3, new AccountEvent.Frozen(ADA, "", money("5 EUR"))));
        movements.remember(done(4, new AccountEvent.TransferSent(ADA, money("5 EUR"), money("0 EUR"), BOB, "")));
        assertThat(movements.last()).contains(new Form.Original(ADA, 4));
        movements.remember(done(5, new AccountEvent.TransferSentReversed(ADA, 4, money("5 EUR"), money("5 EUR"), BOB,
                "")));
        assertThat(movements.last()).contains(new Form.Original(ADA, 2));
        movements.remember(done(6, new AccountEvent.CreditReversed(ADA, 2, money("5 EUR"), money("0 EUR"), Purpose.CASH,
                "", "")));
        assertThat(movements.last()).isEmpty();
    }

    private PanelViewModel deposit(String account) {
        return followed(new MovementForm(Direction.DEPOSIT, Optional.of(new AccountNumber(account))));
    }

    /** Follows the bank, and has read it. */
    private PanelViewModel followed(Form form) {
        var model = new PanelViewModel(desk(), form, nanos::get, done::add);
        model.follow();
        await(() -> !model.effectsProperty().get().isEmpty() || form instanceof OpenForm);
        return model;
    }

    private Desk desk() {
        return new Desk(bank.ports(), work, fxThread::add, language, null, preferences, _ -> {}, null, null, _ -> {},
                null, () -> {}, new SimpleObjectProperty<>(Optional.empty()));
    }

    private void type(PanelViewModel model, Field field, String text) {
        model.typed(field).set(text);
    }

    private void know(AccountNumber number, String holder, String balance, long version) {
        var money = money(balance);
        bank.accounts.put(number, new AccountView(number, holder, money, Money.zero(money.currency()),
                AccountStatus.OPEN, version, 0));
    }

    private void happened(AccountNumber number, long version, String debited) {
        bank.events.computeIfAbsent(number, _ -> new HashMap<>())
                .put(version, new AccountEvent.Debited(number, money(debited), money("0 EUR"), Purpose.CASH, "", ""));
    }

    /** Lets the FX thread act until it is so. */
    private void await(BooleanSupplier condition) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            try {
                var next = fxThread.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new AssertionError("Not within ten seconds");
                }
                next.run();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    private Outcome recorded(Instruction it) {
        var version = Objects.requireNonNull(bank.accounts.get(it.command().account())).version() + 1;
        return switch (it.command()) {
            case AccountCommand.Deposit(var number, var amount, var purpose, var text, var counterparty) ->
                done(version,
                        new AccountEvent.Credited(number, amount, amount, purpose, text, counterparty));
            case AccountCommand.Withdraw(var number, var amount, var purpose, var text, var counterparty) ->
                done(version, new AccountEvent.Debited(number, amount, amount, purpose, text, counterparty));
            case AccountCommand.Transfer(var from, var to, var amount, var text) -> done(version,
                    new AccountEvent.TransferSent(from, amount, amount, to, text));
            default -> throw new AssertionError("Not asked for in these tests: " + it.command());
        };
    }

    private static Outcome.Done done(long version, AccountEvent event) {
        return new Outcome.Done(CommandId.fresh(),
                List.of(new Outcome.Recorded(version, version, event, LocalDate.EPOCH, Instant.EPOCH)), false);
    }

    private static Money money(String text) {
        return Money.parse(text);
    }
}
