package bank.eventsourced.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.operations.Monitor;

/** A table of a million rows that are made up as they are asked for: the row of a key says its number. */
@SharesTheScreen
@SuppressWarnings({"NonAtomicVolatileUpdate", "ReferenceEquality"}) // Only the test writes; it is that very node.
class PagedTableTest {

    private static final int MILLION = 1_000_000;

    private final FakeBank bank = new FakeBank();
    private final FxGate gate = FxGate.ofToolkit();
    private final BankWork work = new BankWork(gate);
    private final AtomicInteger listings = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();
    private volatile long newest = MILLION;
    private volatile boolean broken;
    private PagedTable<Long, String> paged;
    private TableView<String> table;
    private Stage stage;

    @BeforeEach
    void openATable() {
        DesktopDriver.startToolkit();
        DesktopDriver.onFxThread(() -> {
            var preferences = Preferences.forgetful();
            var desk = new Desk(bank.ports(), work, gate, Language.of(Locale.ENGLISH, Locale.ENGLISH),
                    new Appearance(preferences), preferences, _ -> {}, new SilentNotices(), new Tasks(work, gate),
                    _ -> {}, (_, _, _) -> {}, () -> {}, new SimpleObjectProperty<>(Optional.empty()));
            table = Cells.table(desk, "rows", "Rows");
            table.getColumns().add(Cells.text("text", "Text", 200, it -> it));
            paged = new PagedTable<>(desk, table);
            stage = new Stage();
            stage.setScene(new Scene(table, 400, 600));
            stage.show();
            paged.show(new NewestFirst());
            paged.activate();
            return true;
        });
        awaitCount(MILLION);
    }

    @AfterEach
    void close() {
        DesktopDriver.onFxThread(() -> {
            paged.deactivate();
            stage.close();
            return true;
        });
        work.close();
    }

    @Test
    void a_million_rows_are_listed_once_and_read_where_one_looks() {
        DesktopDriver.await("the first rows", () -> "row 1000000".equals(table.getItems().getFirst()));
        scrollTo(700_000);
        DesktopDriver.await("rows in the middle", () -> "row 299900".equals(table.getItems().get(700_100)));
        assertThat(pages.get()).isLessThan(10);
    }

    @Test
    void the_rows_of_another_question_come_a_few_with_each_pulse() {
        DesktopDriver.await("all rows are there", () -> table.getItems().size() == MILLION);
        var sizes = Collections.synchronizedList(new ArrayList<Integer>());
        DesktopDriver.onFxThread(() -> {
            table.itemsProperty().subscribe(rows -> {
                sizes.add(rows.size());
                rows.addListener((ListChangeListener<String>) _ -> sizes.add(rows.size()));
            });
            sizes.clear();
            paged.show(new NewestFirst());
            return true;
        });
        DesktopDriver.await("all rows are there", () -> !sizes.isEmpty() && sizes.getLast() == MILLION);
        assertThat(sizes).contains(6, 12, 18);
    }

    @Test
    void the_selection_and_the_place_stay_while_rows_come_in_front() {
        DesktopDriver.await("all rows are there", () -> table.getItems().size() == MILLION);
        scrollTo(5_010);
        DesktopDriver.onFxThread(() -> {
            ((VirtualFlow<?>) table.lookup(".virtual-flow")).scrollPixels(13);
            return true;
        });
        var place = DesktopDriver.onFxThread(this::top);
        assertThat(place).startsWith("5010 at -");
        select(5_012);
        DesktopDriver.await("it is read", () -> paged.selectedProperty().get().equals(Optional.of("row 994988")));
        var before = listings.get();
        newest += 7;
        bank.observer.run();
        awaitCount(MILLION + 7);
        DesktopDriver.await("the same row is selected", () -> table.getSelectionModel().getSelectedIndex() == 5_019
                && paged.selectedProperty().get().equals(Optional.of("row 994988")));
        for (int i = 1; i <= 5; i++) {
            newest += 1;
            bank.observer.run();
            awaitCount(newest);
        }
        assertThat(DesktopDriver.onFxThread(this::top)).isEqualTo(place.replace("5010", "5022"));
        assertThat(listings).hasValue(before);
    }

    @Test
    void who_comes_back_sees_what_came_meanwhile_and_nothing_is_listed_again() {
        DesktopDriver.await("the first rows", () -> "row 1000000".equals(table.getItems().getFirst()));
        var before = listings.get();
        DesktopDriver.onFxThread(() -> {
            paged.deactivate();
            newest += 3;
            paged.activate();
            return true;
        });
        awaitCount(MILLION + 3);
        assertThat(listings).hasValue(before);
    }

    @Test
    void javafx_lays_out_a_window_of_the_rows_and_one_scrolls_through_all_of_them_without_a_seam() {
        awaitRows();
        assertThat(lastRow()).isLessThan(100);
        assertThat(flow().getCellCount()).isEqualTo(LongTableSkin.WINDOW);
        var height = table.getFixedCellSize();
        var stride = 10 * height + 3;
        var strides = LongTableSkin.WINDOW / 5;
        var places = DesktopDriver.onFxThread(() -> {
            var seen = new ArrayList<Double>();
            for (int i = 0; i < 2 * strides; i++) {
                flow().scrollPixels(i < strides ? stride : -stride);
                seen.add(pixelsAbove());
            }
            return seen;
        });
        assertThat(places).hasSize(2 * strides);
        for (int i = 0; i < places.size(); i++) {
            var expected = stride * (i < strides ? i + 1 : 2 * strides - i - 1);
            assertThat(places.get(i)).as("after %d strides", i + 1).isCloseTo(expected, within(1.0));
        }
    }

    @Test
    void the_scroll_bar_goes_over_all_rows() {
        awaitRows();
        scrollTo(700_000);
        assertThat(DesktopDriver.onFxThread(() -> bar().getValue())).isEqualTo(700_000 * table.getFixedCellSize());
        drag(bar -> 0.25 * bar.getMax());
        assertThat(lastRow()).isBetween(250_000, 250_030);
        drag(ScrollBar::getMax);
        assertThat(lastRow()).isEqualTo(MILLION - 1);
        drag(_ -> 0.0);
        assertThat(DesktopDriver.onFxThread(this::top)).isEqualTo("0 at 0.0");
    }

    @Test
    void keys_lead_to_the_ends_and_on_from_there() {
        awaitRows();
        press(KeyCode.END);
        assertThat(lastRow()).isEqualTo(MILLION - 1);
        press(KeyCode.UP);
        DesktopDriver.await("the row is read", () -> paged.selectedProperty().get().equals(Optional.of("row 2")));
        press(KeyCode.HOME);
        assertThat(DesktopDriver.onFxThread(this::top)).isEqualTo("0 at 0.0");
        press(KeyCode.PAGE_DOWN);
        press(KeyCode.PAGE_DOWN);
        var page = table.getSelectionModel().getSelectedIndex();
        assertThat(page).isGreaterThan(10);
        assertThat(lastRow()).isBetween(page, page + 1);
        press(KeyCode.DOWN);
        assertThat(table.getSelectionModel().getSelectedIndex()).isEqualTo(page + 1);
    }

    @Test
    void a_screen_reader_finds_every_row() {
        awaitRows();
        scrollTo(5_000);
        var skin = (LongTableSkin<?>) table.getSkin();
        assertThat(List.of(0, 5_001, 700_000)).allSatisfy(row -> assertThat(DesktopDriver.onFxThread(
                () -> skin.queryAccessibleAttribute(AccessibleAttribute.CELL_AT_ROW_COLUMN, row, 0)))
                .isInstanceOfSatisfying(TableRow.class, it -> assertThat(it.getIndex()).isEqualTo(row)));
        assertThat(DesktopDriver.onFxThread(
                () -> table.queryAccessibleAttribute(AccessibleAttribute.VERTICAL_SCROLLBAR) == bar())).isTrue();
    }

    @Test
    void a_table_that_becomes_higher_keeps_its_first_row_and_gets_a_few_new_ones_with_each_picture() {
        awaitRows();
        scrollTo(5_010);
        var heights = new ArrayList<Double>();
        var subscription = DesktopDriver.onFxThread(() -> {
            stage.setY(1); // the headless screen is not much higher
            stage.setHeight(stage.getHeight() + 300);
            return flow().heightProperty().subscribe(it -> heights.add(it.doubleValue()));
        });
        DesktopDriver.await("it is higher", () -> heights.getLast() > heights.getFirst() + 250);
        awaitRows();
        DesktopDriver.onFxThread(() -> {
            subscription.unsubscribe();
            return true;
        });
        for (int i = 2; i < heights.size(); i++) {
            assertThat(heights.get(i) - heights.get(i - 1)).isBetween(0.0, 2 * table.getFixedCellSize());
        }
        assertThat(heights).hasSizeGreaterThan(4);
        assertThat(DesktopDriver.onFxThread(this::top)).isEqualTo("5010 at 0.0");
    }

    private void awaitRows() {
        DesktopDriver.await("all rows are there", () -> !PagedTable.isListing(table));
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) table.lookup(".virtual-flow");
    }

    /** How many pixels of the rows are above those that can be seen. */
    private double pixelsAbove() {
        table.layout();
        var first = flow().getFirstVisibleCell();
        return first.getIndex() * table.getFixedCellSize() - first.getLayoutY();
    }

    private int lastRow() {
        return DesktopDriver.onFxThread(() -> {
            table.layout();
            return flow().getLastVisibleCell().getIndex();
        });
    }

    /** The one that can be seen. */
    private ScrollBar bar() {
        table.layout();
        return table.lookupAll(".scroll-bar")
                .stream()
                .map(ScrollBar.class::cast)
                .filter(it -> it.getOrientation() == Orientation.VERTICAL && it.isVisible() && it.getOpacity() == 1)
                .findFirst()
                .orElseThrow();
    }

    private void drag(ToDoubleFunction<ScrollBar> value) {
        DesktopDriver.onFxThread(() -> {
            bar().setValue(value.applyAsDouble(bar()));
            return true;
        });
    }

    private void press(KeyCode key) {
        DesktopDriver.onFxThread(() -> {
            table.layout();
            table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            return true;
        });
    }

    @Test
    void what_is_selected_is_never_nothing_while_rows_come() {
        select(5);
        DesktopDriver.await("it is read", () -> paged.selectedProperty().get().isPresent());
        var seen = new ArrayList<Optional<String>>();
        DesktopDriver.onFxThread(() -> paged.selectedProperty().subscribe((_, now) -> seen.add(now)));
        newest += 1;
        bank.observer.run();
        awaitCount(MILLION + 1);
        DesktopDriver.await("it has moved", () -> table.getSelectionModel().getSelectedIndex() == 6);
        assertThat(paged.selectedProperty().get()).contains("row 999995");
        assertThat(seen).isEmpty();
    }

    @Test
    void who_looks_at_the_newest_sees_newer_ones_come() {
        newest += 1;
        bank.observer.run();
        DesktopDriver.await("the newest", () -> "row 1000001".equals(table.getItems().getFirst()));
        DesktopDriver.await("it is in sight", () -> top().startsWith("0 at"));
    }

    @Test
    void another_filter_begins_at_the_top_and_one_without_rows_says_so() {
        scrollTo(5_000);
        var nothing = new javafx.scene.control.Label("No match");
        DesktopDriver.onFxThread(() -> {
            paged.setEmpty(() -> nothing);
            paged.show(new Filtered(List.of(3L, 2L)));
            return true;
        });
        awaitCount(2);
        DesktopDriver.await("the rows", () -> List.of("row 3", "row 2").equals(List.copyOf(table.getItems())));
        DesktopDriver.onFxThread(() -> {
            paged.show(new Filtered(List.of()));
            return true;
        });
        awaitCount(0);
        DesktopDriver.await("it says so", () -> table.getPlaceholder() == nothing);
    }

    @Test
    void a_row_that_was_wished_for_is_selected_when_it_is_listed() {
        DesktopDriver.onFxThread(() -> {
            paged.select(400_000L);
            return true;
        });
        DesktopDriver.await("it is selected", () -> paged.selectedProperty().get().equals(Optional.of("row 400000")));
    }

    @Test
    void what_cannot_be_read_is_said_and_can_be_tried_again() {
        broken = true;
        DesktopDriver.onFxThread(() -> {
            paged.show(new Filtered(List.of(1L)));
            return true;
        });
        DesktopDriver.await("it says so", () -> table.lookup("#try-again") != null || paged.countProperty().get() > 0);
        broken = false;
        DesktopDriver.onFxThread(() -> {
            paged.reload();
            return true;
        });
        awaitCount(1);
    }

    @Test
    void a_listing_that_takes_its_time_says_how_far_it_is_and_ends_when_nobody_waits_for_it() {
        awaitCount(MILLION);
        var slow = new Slow();
        show(slow);
        DesktopDriver.await("how far it is", () -> paged.progressProperty().get() == 0.25);

        show(new Filtered(List.of(7L)));
        awaitCount(1);
        assertThat(slow.cancelled).succeedsWithin(Duration.ofSeconds(10));
        assertThat(paged.progressProperty().get()).isNegative();
    }

    /** Is a quarter done, for ever. */
    private static final class Slow implements RowSource<Long, String> {

        private final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();

        @Override
        public List<Long> keys(int limit, Monitor monitor) {
            while (!monitor.cancelled()) {
                monitor.progressed(1, 4);
                Thread.onSpinWait();
            }
            cancelled.complete(true);
            throw new CancellationException();
        }

        @Override
        public List<String> rows(List<Long> keys) {
            return List.of();
        }
    }

    private void show(RowSource<Long, String> source) {
        DesktopDriver.onFxThread(() -> {
            paged.show(source);
            return true;
        });
    }

    private void awaitCount(long count) {
        DesktopDriver.await(count + " rows",
                () -> paged.countProperty().get() == count && !paged.loadingProperty().get());
    }

    private void scrollTo(int index) {
        DesktopDriver.onFxThread(() -> {
            table.scrollTo(index);
            table.layout();
            return true;
        });
    }

    private void select(int index) {
        DesktopDriver.onFxThread(() -> {
            table.getSelectionModel().clearAndSelect(index);
            return true;
        });
    }

    /** The first row that can be seen, and how much of it is cut off. */
    private String top() {
        table.layout();
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                ? "%d at %s".formatted(flow.getFirstVisibleCell().getIndex(), flow.getFirstVisibleCell().getLayoutY())
                : "";
    }

    private class NewestFirst implements RowSource<Long, String> {

        @Override
        public List<Long> keys(int limit, Monitor monitor) {
            listings.incrementAndGet();
            var from = newest;
            return new AbstractList<>() {

                @Override
                public Long get(int index) {
                    return from - index;
                }

                @Override
                public int size() {
                    return (int) Math.min(limit, from);
                }
            };
        }

        @Override
        public List<String> rows(List<Long> keys) {
            pages.incrementAndGet();
            return keys.stream().map(it -> "row " + it).toList();
        }

        @Override
        public Optional<List<Long>> inFrontOf(Long first) {
            return Optional.of(LongStream.rangeClosed(first + 1, newest).boxed().toList().reversed());
        }
    }

    private class Filtered implements RowSource<Long, String> {

        private final List<Long> keys;

        Filtered(List<Long> keys) {
            this.keys = keys;
        }

        @Override
        public List<Long> keys(int limit, Monitor monitor) {
            if (broken) {
                throw new IllegalStateException("The disk is gone.");
            }
            return keys;
        }

        @Override
        public List<String> rows(List<Long> wanted) {
            return wanted.stream().map(it -> "row " + it).toList();
        }
    }

    private static final class SilentNotices implements Notices {

        @Override
        public void say(String sentence, List<Action> actions) {}

        @Override
        public void warn(String sentence) {}
    }
}
