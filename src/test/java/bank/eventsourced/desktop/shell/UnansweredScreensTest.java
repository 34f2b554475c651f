package bank.eventsourced.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import bank.eventsourced.BankApplication;
import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Section;
import bank.eventsourced.desktop.kit.Theme;
import bank.eventsourced.money.Money;

/**
 * What each screen shows while the bank does not answer yet, when it cannot, and when it can again; and the pictures. Not of
 * the overview, which is there when the window is. By hand, as what a screen has read while it was rehearsed is up to chance:
 * {@code ./mvnw -Ptour test -Dtest=UnansweredScreensTest}.
 */
@Tag("tour")
@SharesTheScreen
class UnansweredScreensTest {

    private static final AccountNumber ADA = new AccountNumber("4711");

    @TempDir
    private Path folder = Path.of("");

    private final Gate gate = new Gate();

    /** The way to the database of those who read for a screen. */
    private static final class Gate implements BeanPostProcessor {

        private volatile @Nullable CountDownLatch closed;
        private volatile boolean broken;

        void close() {
            closed = new CountDownLatch(1);
        }

        void breakDown() {
            broken = true;
            open(closed);
        }

        void repair() {
            broken = false;
        }

        private void open(@Nullable CountDownLatch latch) {
            closed = null;
            if (latch != null) {
                latch.countDown();
            }
        }

        private void pass() throws SQLException {
            var latch = closed;
            if (latch != null && isReader()) {
                try {
                    latch.await();
                } catch (InterruptedException interrupted) {
                    throw new SQLException(interrupted);
                }
            }
            if (broken && isReader()) {
                throw new SQLException("The disk has come off.");
            }
        }

        private static boolean isReader() {
            return Thread.currentThread().getName().startsWith("desktop");
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource real ? new DelegatingDataSource(real) {

                @Override
                public Connection getConnection() throws SQLException {
                    pass();
                    return super.getConnection();
                }
            } : bean;
        }
    }

    @Test
    void every_screen_says_that_it_reads_that_it_cannot_and_reads_again() {
        var bank = new SpringApplicationBuilder(BankApplication.class).headless(false)
                .initializers(
                        (GenericApplicationContext context) -> context.getBeanFactory().addBeanPostProcessor(gate))
                .run("--bank.data-directory=" + folder.resolve("bank"));
        var accounts = bank.getBean(Accounts.class);
        List.of(new AccountCommand.Open(ADA, "Ada", Money.parse("0 EUR")),
                new AccountCommand.Deposit(ADA, Money.parse("5 EUR"), ""))
                .forEach(it -> accounts.execute(Instruction.of(CommandId.fresh(), it, "test")));
        try (var driver = DesktopDriver.open(bank, DesktopDriver.preferences("en", "en-IE"))) {
            for (var place : List.of(Section.ACCOUNTS.place(), Place.OneAccount.now(ADA), Section.JOURNAL.place(),
                    Section.LEDGER.place(), Section.EVENTS.place(), Section.DELIVERIES.place(),
                    Section.SNAPSHOTS.place())) {
                var name = place.getClass().getSimpleName().toLowerCase(Locale.ROOT);
                gate.close();
                driver.go(place);
                DesktopDriver.await(place + " says that it reads", () -> isShown(driver, ".skeleton"));
                draw(driver, "loading-" + name);
                gate.breakDown();
                DesktopDriver.await(place + " says that it cannot", () -> isShown(driver, "#try-again"));
                draw(driver, "failed-" + name);
                gate.repair();
                DesktopDriver.onFxThread(() -> {
                    shown(driver, "#try-again").map(Button.class::cast).forEach(Button::fire);
                    return true;
                });
                DesktopDriver.await(place + " is read again",
                        () -> !isShown(driver, ".skeleton") && !isShown(driver, "#try-again"));
            }
        }
        assertThat(gate.broken).isFalse();
    }

    private static void draw(DesktopDriver driver, String name) {
        driver.draw(name);
        driver.wear(Theme.LIGHT);
    }

    private static boolean isShown(DesktopDriver driver, String selector) {
        return shown(driver, selector).findAny().isPresent();
    }

    private static Stream<Node> shown(DesktopDriver driver, String selector) {
        return driver.scene()
                .getRoot()
                .lookupAll(selector)
                .stream()
                .filter(it -> Stream.<Node>iterate(it, up -> up != null, Node::getParent)
                        .allMatch(Node::isVisible));
    }
}
