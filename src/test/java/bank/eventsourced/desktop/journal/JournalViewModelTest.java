package bank.eventsourced.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.desktop.journal.JournalViewModel.Criteria;
import bank.eventsourced.desktop.kit.Appearance;
import bank.eventsourced.desktop.kit.BankWork;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.FakeBank;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Notices;
import bank.eventsourced.desktop.kit.Preferences;
import bank.eventsourced.desktop.kit.Tasks;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalOrder.By;
import bank.eventsourced.journal.JournalOrder.Direction;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Monitor;

@SharesTheScreen
class JournalViewModelTest {

    private static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);
    private static final JournalOrder LARGEST = new JournalOrder(By.AMOUNT, Direction.DESCENDING);

    private final FakeBank bank = new FakeBank();
    private final BlockingQueue<Runnable> fxThread = new LinkedBlockingQueue<>();
    private final BankWork work = new BankWork(fxThread::add);
    private JournalViewModel model;

    @BeforeAll
    static void startToolkit() {
        DesktopDriver.startToolkit();
    }

    @BeforeEach
    void makeTheModel() {
        var preferences = Preferences.forgetful();
        var appearance = DesktopDriver.onFxThread(() -> new Appearance(preferences));
        model = new JournalViewModel(new Desk(bank.ports(), work, fxThread::add,
                Language.of(Locale.ENGLISH, Locale.GERMANY), appearance, preferences, _ -> {}, new Silence(),
                new Tasks(work, fxThread::add), _ -> {}, (_, _, _) -> {}, () -> {},
                new SimpleObjectProperty<>(Optional.empty())));
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void what_is_typed_is_understood_in_the_formats_of_this_user() {
        model.filter(typed("1.234,56", "", "1.000", "2.000,5"));

        var filter = model.questionProperty().get().filter();
        assertThat(filter.text()).contains("1.234,56");
        assertThat(filter.meant()).contains(new BigDecimal("1234.56"));
        assertThat(filter.atLeast().orElseThrow()).isEqualByComparingTo("1000");
        assertThat(filter.atMost().orElseThrow()).isEqualByComparingTo("2000.5");
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.isFiltered()).isTrue();
    }

    @Test
    void what_is_not_understood_is_named_and_asks_nothing() {
        model.filter(typed("Rent", "", "", ""));
        var before = model.questionProperty().get();

        model.filter(typed("Rent", "", "12,3x", ""));
        assertThat(model.problemProperty().get()).contains("12,3x");
        model.filter(typed("Rent", "no number", "", ""));
        assertThat(model.problemProperty().get()).contains("account number");
        model.filter(typed("Rent", "", "20", "10"));
        assertThat(model.problemProperty().get()).contains("smallest");
        model.filter(new Criteria("Rent", "", Optional.empty(), Optional.empty(), "", "", "03.03.2026",
                "2026-03-02"));
        assertThat(model.problemProperty().get()).contains("first date");

        model.filter(new Criteria("Rent", "", Optional.empty(), Optional.empty(), "", "", "31.02.2026", ""));
        assertThat(model.problemProperty().get()).contains("31.02.2026", "Write it like 31.03.2026");

        assertThat(model.questionProperty().get()).isEqualTo(before);
        assertThat(model.criteriaProperty().get().from()).as("the input is kept").isEqualTo("31.02.2026");
    }

    @Test
    void the_order_stays_while_the_filter_changes() {
        model.order(LARGEST);
        model.only(new AccountNumber("1"));
        assertThat(model.questionProperty().get().order()).isEqualTo(LARGEST);
        assertThat(model.questionProperty().get().filter()).isEqualTo(JournalFilter.of(new AccountNumber("1")));
        model.clear();
        assertThat(model.isFiltered()).isFalse();
    }

    @Test
    void new_entries_come_in_front_and_only_they_are_read() {
        bank.books.entries.addAll(List.of(entry(1), entry(2)));
        var source = model.source();
        assertThat(source.keys(100, Monitor.NONE)).containsExactly(2L, 1L);
        bank.books.entries.add(entry(3));

        assertThat(source.inFrontOf(2L)).contains(List.of(3L));
        assertThat(bank.books.searched.getLast().after()).contains(2L);
    }

    private static final Monitor NOBODY_WAITS = new Monitor() {

        @Override
        public void progressed(long done, long total) {}

        @Override
        public boolean cancelled() {
            return true;
        }
    };

    @Test
    void a_search_that_found_nothing_goes_on_where_it_ended() {
        var source = model.source();
        bank.books.entries.add(entry(7));
        assertThat(source.keys(100, NOBODY_WAITS)).as("nobody waits for it").isEmpty();
        bank.books.entries.clear();
        assertThat(source.keys(100, Monitor.NONE)).isEmpty();
        bank.books.entries.add(entry(8));
        assertThat(source.keys(100, Monitor.NONE)).containsExactly(8L);
    }

    @Test
    void a_position_that_was_skipped_is_a_row_of_its_own() {
        bank.books.entries.addAll(List.of(entry(1), entry(3)));
        assertThat(model.source().rows(List.of(3L, 2L, 1L))).containsExactly(new JournalRow(3, Optional.of(entry(3))),
                new JournalRow(2, Optional.empty()), new JournalRow(1, Optional.of(entry(1))));
    }

    @Test
    void the_other_leg_is_of_the_same_command_and_the_other_account() {
        var sent = leg(4, "1", Kind.TRANSFER_SENT, "2", 9);
        assertThat(JournalViewModel.isOtherLeg(sent, leg(5, "2", Kind.TRANSFER_RECEIVED, "1", 9))).isTrue();
        assertThat(JournalViewModel.isOtherLeg(sent, leg(5, "2", Kind.TRANSFER_RECEIVED, "1", 8))).isFalse();
        assertThat(JournalViewModel.isOtherLeg(sent, leg(5, "3", Kind.TRANSFER_RECEIVED, "1", 9))).isFalse();
        assertThat(JournalViewModel.isOtherLeg(sent, leg(5, "2", Kind.CREDITED, "1", 9))).isFalse();
    }

    @Test
    void counts_are_grammatical() {
        assertThat(model.count(0, -1)).isEqualTo("No entries");
        assertThat(model.count(1_000_000, 0.43)).isEqualTo("1,000,000 entries, searching: 43%");
        model.only(new AccountNumber("1"));
        assertThat(model.count(1, -1)).isEqualTo("One entry matches");
        assertThat(model.count(1_000, 0.05)).isEqualTo("1,000 entries match, searching: 5%");
    }

    private static Criteria typed(String text, String account, String atLeast, String atMost) {
        return new Criteria(text, account, Optional.empty(), Optional.empty(), atLeast, atMost, "", "");
    }

    private static JournalEntry entry(long position) {
        return leg(position, "1", Kind.OPENED, "", position);
    }

    private static JournalEntry leg(long position, String account, Kind kind, String other, long command) {
        return new JournalEntry(position, new AccountNumber(account), 1, kind, Optional.empty(), Money.parse("0 EUR"),
                MARCH_3, Instant.EPOCH, "", other, new UUID(0, command), Optional.empty());
    }

    private static final class Silence implements Notices {

        @Override
        public void say(String sentence, List<Action> actions) {}

        @Override
        public void warn(String sentence) {}
    }
}
