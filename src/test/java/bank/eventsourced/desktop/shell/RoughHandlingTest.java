package bank.eventsourced.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.testfx.util.WaitForAsyncUtils;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.DemoBank;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Section;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;

/** Rubbish in every field and two clicks on every button: the window stays whole, and not a penny moves. */
@SharesTheScreen
class RoughHandlingTest {

    /** Nothing of this is a number of an account or an amount. */
    private static final List<String> RUBBISH = List.of("'; drop table event; --", "-1e999999999",
            "\u202e😀 \u0000\t", "9".repeat(5_000), "=cmd|'/c calc'!A1 %s {0} \\");
    private static final String NO_DAY = "31.02.2026";

    /** As long as a name may be, from right to left. */
    private static final String NAME = "שלום עולם زيد بن علي ".repeat(9).strip();
    private static final AccountNumber FROM_RIGHT_TO_LEFT = new AccountNumber("RTL");

    @TempDir
    private static Path folder;

    private static final List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
    private static ConfigurableApplicationContext bank;
    private static DesktopDriver driver;
    private static AccountNumber account;
    private static long eventsBefore;

    @BeforeAll
    static void openTheDemoBank() {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> uncaught.add(failure));
        bank = DesktopDriver.bankIn(folder);
        bank.getBean(DemoBank.class).fill(new DemoBank.Wishes("test", Optional.empty()), DemoBank.Monitor.NONE);
        record(new AccountCommand.Open(FROM_RIGHT_TO_LEFT, NAME, Money.parse("0 EUR")));
        record(new AccountCommand.Deposit(FROM_RIGHT_TO_LEFT, Money.parse("5 EUR"), Purpose.CASH, NAME, ""));
        record(new AccountCommand.Freeze(FROM_RIGHT_TO_LEFT, NAME));
        driver = DesktopDriver.open(bank, DesktopDriver.preferences("en", "en-IE"));
        DesktopDriver.onFxThread(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> uncaught.add(failure));
            return true;
        });
        account = driver.desk().bank().accounts().all().findFirst().orElseThrow().number();
        eventsBefore = events();
    }

    private static void record(AccountCommand command) {
        assertThat(bank.getBean(Accounts.class).execute(Instruction.of(CommandId.fresh(), command, "test")))
                .isInstanceOf(Outcome.Done.class);
    }

    @AfterAll
    static void close() {
        var found = bank.getBean(Operations.class).verify();
        driver.close();
        assertThat(found.problems()).isEmpty();
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    private static Stream<Place> places() {
        return Stream.concat(Stream.of(Section.values()).map(Section::place),
                Stream.of(new Place.Welcome(), Place.OneAccount.now(account), Place.OneAccount.at(account, 5),
                        Place.OneAccount.now(FROM_RIGHT_TO_LEFT), Place.OneAccount.at(FROM_RIGHT_TO_LEFT, 3)));
    }

    private static List<Intent> intents() {
        return List.of(new Intent.OpenAccount(), new Intent.Deposit(Optional.empty()),
                new Intent.Withdraw(Optional.of(account)), new Intent.Transfer(Optional.of(account)),
                new Intent.ChangeOverdraftLimit(account));
    }

    @Test
    void rubbish_in_every_field_of_every_screen_changes_nothing() {
        places().forEach(place -> {
            driver.go(place);
            Stream.concat(RUBBISH.stream(), Stream.of(NO_DAY, "")).forEach(RoughHandlingTest::enterEverywhere);
            assertWhole("rubbish in the fields of " + place);
        });
    }

    @Test
    void rubbish_in_every_field_of_every_panel_is_refused_beside_it() {
        driver.go(Place.OneAccount.now(account));
        intents().forEach(intent -> {
            driver.ask(intent);
            driver.awaitShown("drawer");
            for (var rubbish : RUBBISH) {
                enterEverywhere(rubbish);
                driver.press(Shortcut.CONFIRM);
                settle();
                assertThat(driver.isShown("drawer")).as("%s with %s stays open", intent, rubbish).isTrue();
            }
            discard();
            assertWhole("rubbish in the fields of " + intent);
        });
    }

    @Test
    void a_name_from_right_to_left_is_shown_wherever_it_comes() {
        for (int version = 1; version <= 3; version++) {
            driver.go(Place.OneAccount.at(FROM_RIGHT_TO_LEFT, version));
            driver.draw("from-right-to-left-" + version);
        }
        driver.go(Place.OneAccount.now(FROM_RIGHT_TO_LEFT));
        driver.ask(new Intent.Unfreeze(FROM_RIGHT_TO_LEFT));
        driver.awaitShown("drawer");
        driver.draw("from-right-to-left-panel");
        discard();
        onFx(() -> driver.desk().notices().warn(NAME));
        driver.awaitNotice(NAME);
        assertWhole("a name from right to left");
    }

    @Test
    void two_clicks_on_every_button_of_every_screen_change_nothing() {
        places().forEach(place -> {
            driver.go(place);
            settle();
            for (int i = 0; i < buttons().size(); i++) {
                pressTwice(i);
                discard();
                driver.go(place);
                settle();
            }
            assertWhole("double clicks on the buttons of " + place);
        });
    }

    private static void enterEverywhere(String text) {
        onFx(() -> fields().forEach(it -> {
            it.setText(text);
            Event.fireEvent(it, key(KeyCode.ENTER));
        }));
        settle();
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }

    private static void onFx(Runnable work) {
        DesktopDriver.onFxThread(() -> {
            work.run();
            return true;
        });
    }

    private static void pressTwice(int number) {
        onFx(() -> {
            var buttons = buttons();
            if (number < buttons.size()) {
                try {
                    buttons.get(number).fire();
                    buttons.get(number).fire();
                } catch (UnsupportedOperationException dialogOfTheSystem) {
                    assertThat(dialogOfTheSystem).as("the headless platform has none").hasMessage("Not supported yet.");
                }
            }
        });
        settle();
    }

    private static void discard() {
        onFx(() -> {
            if (driver.scene().lookup("#panel-close") instanceof Button close) {
                close.fire();
            }
        });
        driver.awaitHidden("drawer");
    }

    /** What was handed to other threads may still be on its way; what it brings is looked at when all is over. */
    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void assertWhole(String after) {
        assertThat(uncaught).as(after).isEmpty();
        assertThat(events()).as(after).isEqualTo(eventsBefore);
        assertThat(driver.isShown("navigation")).as(after).isTrue();
    }

    private static long events() {
        return bank.getBean(Operations.class)
                .status()
                .followers()
                .stream()
                .mapToLong(it -> it.checkpoint() + it.behind())
                .sum();
    }

    private static List<TextInputControl> fields() {
        return DesktopDriver.onFxThread(() -> within(driver.scene().lookup(".middle"))
                .filter(it -> it instanceof TextInputControl && !it.isDisabled()
                        && !(it.getParent() instanceof Spinner))
                .map(it -> (TextInputControl) it)
                .filter(TextInputControl::isEditable)
                .toList());
    }

    private static List<ButtonBase> buttons() {
        return DesktopDriver.onFxThread(() -> within(driver.scene().lookup(".middle"))
                .filter(it -> (it instanceof Button || it instanceof Hyperlink) && !it.isDisabled())
                .map(it -> (ButtonBase) it)
                .toList());
    }

    private static Stream<Node> within(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(RoughHandlingTest::within))
                : Stream.of(node);
    }
}
