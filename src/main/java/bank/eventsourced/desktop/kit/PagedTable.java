package bank.eventsourced.desktop.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.operations.Monitor;

/**
 * A table of any number of rows. It lists the keys of all rows once, off the FX thread, and reads the rows that are
 * looked at in pages; sorting and filtering are the source's. While it is active it follows the bank, at most ten times a
 * second: rows change and new ones come, while the selection and the place stay. On the FX thread.
 */
@SuppressWarnings("ReferenceEquality") // Whether it is still the same listing, not an equal one: lists have a million keys.
public final class PagedTable<K, R> {

    /** How many rows are read at once. */
    public static final int PAGE = PagedRows.PAGE;

    /** How many rows a table can list; a filter shows those beyond. */
    public static final int MOST_ROWS = 2_000_000;

    private static final int FIRST_KEYS = 2 * PAGE;
    private static final double NO_LISTING = -1;

    /** What is listed sooner shows no progress, and no more often is it shown. */
    private static final long UNNOTICED_NANOS = 150_000_000;

    /** How many rows are drawn at once: their cells take the FX thread a few milliseconds. */
    private static final int STEP = 6;

    private final Desk desk;
    private final TableView<R> table;
    private final LatestReading<Listing<K, R>> listings;
    private final LiveReading<Runnable> live;
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(NO_LISTING);
    private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Optional<R>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable RowSource<K, R> source;
    private PagedRows<K, R> rows;
    private Optional<K> selectedKey = Optional.empty();
    private Optional<K> awaitedKey = Optional.empty();
    private Supplier<Node> empty = () -> new javafx.scene.layout.Region();
    private Subscription following = Subscription.EMPTY;
    private boolean active;
    private boolean complete;
    private boolean replacing;
    private volatile Shown<K, R> shown;

    /** @param table made by {@link Cells#table}; its columns must take rows that are null, as those of {@link Cells} do */
    public PagedTable(Desk desk, TableView<R> table) {
        this.desk = desk;
        this.table = table;
        rows = new PagedRows<>(List.of(), _ -> {});
        shown = new Shown<>(null, List.of(), List.of());
        listings = desk.latest(this::listed, this::unlistable);
        live = desk.live(this::lookAgain, Runnable::run, this::unlistable);
        table.getSelectionModel().selectedIndexProperty().subscribe(this::remember);
        table.getProperties().put(PagedTable.class, this);
    }

    /** Whether the rows of a table are being listed, or have been but are not all there to see yet. */
    public static boolean isListing(TableView<?> table) {
        var listing = table.getProperties().get(PagedTable.class) instanceof PagedTable<?, ?> paged
                && (paged.loading.get() || !paged.rows.isOpen());
        return listing || Cells.isGrowing(table);
    }

    public TableView<R> table() {
        return table;
    }

    /** Whether the keys are being listed; a first screenful may be there already. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** How much of a listing that takes its time is done: 0 to 1, and less than 0 while there is none. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How many rows there are. */
    public ReadOnlyLongProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** The selected row, once it has been read; it is another object when the row has changed. */
    public ReadOnlyObjectProperty<Optional<R>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The key of the selected row. */
    public Optional<K> selectedKey() {
        return selectedKey;
    }

    /** What stands in a table without rows: made when it is needed, as "nothing yet" and "no match" differ. */
    public void setEmpty(Supplier<Node> placeholder) {
        empty = placeholder;
    }

    /** Selects the row of a key and scrolls to it, as soon as it is listed. */
    public void select(K key) {
        awaitedKey = Optional.of(key);
        selectAwaited();
    }

    /** Shows all listed rows now rather than a few with each picture: before a row is selected by its place. */
    public void openAll() {
        rows.open(rows.keys().size());
    }

    /** Lists the rows of a source from now on: for another filter or another order. */
    public void show(RowSource<K, R> from) {
        source = from;
        complete = false;
        if (active) {
            list();
        }
    }

    /** Reads everything again. */
    public void reload() {
        list();
    }

    /**
     * Lists the rows, and follows the bank until {@link #deactivate}. If they are listed already, only what has changed
     * since is looked for.
     */
    public void activate() {
        active = true;
        if (!complete) {
            list();
        }
        following = live.start();
    }

    public void deactivate() {
        active = false;
        following.unsubscribe();
        listings.forget();
        loaded();
    }

    private void list() {
        var from = source;
        if (from == null) {
            return;
        }
        loading.set(true);
        if (rows.isEmpty()) {
            table.setPlaceholder(States.loading(desk));
        }
        listings.askWhileWanted(overtaken -> () -> {
            var monitor = new Watching(overtaken);
            var first = from.keys(FIRST_KEYS, monitor);
            var firstRows = from.rows(first.subList(0, Math.min(PAGE, first.size())));
            var complete = first.size() < FIRST_KEYS;
            if (!complete && shown.source() != from) {
                desk.gate().enter(() -> {
                    if (!overtaken.getAsBoolean()) {
                        listed(new Listing<>(from, first, firstRows, false));
                    }
                });
            }
            return new Listing<>(from, complete ? first : from.keys(MOST_ROWS, monitor), firstRows, true);
        });
    }

    private void listed(Listing<K, R> listing) {
        replace(listing.source(), listing.keys(), listing.firstRows(), OptionalInt.empty());
        complete = listing.complete();
        if (complete) {
            loaded();
            if (rows.isEmpty()) {
                table.setPlaceholder(empty.get());
            }
        }
    }

    private void loaded() {
        loading.set(false);
        progress.set(NO_LISTING);
    }

    private void unlistable(Exception failure) {
        complete = false;
        loaded();
        table.setPlaceholder(States.failed(desk, failure, this::reload));
        if (rows.isEmpty()) {
            return;
        }
        desk.notices().warn(desk.texts().get("failure.reading", desk.language().sentence(failure)));
    }

    /** Off the FX thread: what has changed since. @return what to do about it on the FX thread */
    private Runnable lookAgain() {
        var before = shown;
        var from = before.source();
        if (from == null) {
            return () -> {};
        }
        var front = before.keys().isEmpty() ? Optional.<List<K>>empty() : from.inFrontOf(before.keys().getFirst());
        var keys = front.isPresent() ? FrontedKeys.of(front.get(), before.keys())
                : from.keys(MOST_ROWS, new Watching(() -> shown != before));
        var same = keys.size() == before.keys().size() && (front.isPresent() || keys.equals(before.keys()));
        if (same) {
            return refreshed(before, from);
        }
        var firstRows = from.rows(keys.subList(0, Math.min(PAGE, keys.size())));
        var shift = front.map(it -> OptionalInt.of(it.size())).orElse(OptionalInt.empty());
        return unlessOvertaken(before, () -> {
            replace(from, keys, firstRows, shift);
            if (rows.isEmpty()) {
                table.setPlaceholder(empty.get());
            }
        });
    }

    /** The same rows in the same order: what they say may have changed where one looks. */
    private Runnable refreshed(Shown<K, R> before, RowSource<K, R> from) {
        record Fresh<R>(int page, List<R> rows) {}
        var fresh = new ArrayList<Fresh<R>>();
        for (var page : before.visiblePages()) {
            var start = page * PAGE;
            if (start < before.keys().size()) {
                fresh.add(new Fresh<>(page,
                        from.rows(before.keys().subList(start, Math.min(before.keys().size(), start + PAGE)))));
            }
        }
        return unlessOvertaken(before, () -> {
            fresh.forEach(it -> rows.arrived(it.page(), it.rows()));
            selected.set(selectedRow());
        });
    }

    /** What was found out about rows that are not those shown any more is dropped, and looked for again. */
    private Runnable unlessOvertaken(Shown<K, R> before, Runnable change) {
        return () -> {
            if (shown == before) {
                change.run();
            } else {
                live.request();
            }
        };
    }

    /** Other rows: the selected one stays selected, and who has scrolled down keeps the place. */
    private void replace(RowSource<K, R> from, List<K> keys, List<R> firstRows, OptionalInt inFront) {
        var sameQuery = shown.source() == from;
        var keep = selectedKey;
        var selectedIndex = table.getSelectionModel().getSelectedIndex();
        var top = sameQuery ? firstVisible() : 0;
        var topY = top().map(Node::getLayoutY).orElse(0.0);
        var topKey = top > 0 && top < rows.size() ? Optional.of(rows.keys().get(top)) : Optional.<K>empty();
        var drawn = sameQuery ? rows.isOpen() ? keys.size() : rows.size() : STEP;
        rows = new PagedRows<>(keys, this::fetch,
                topKey.isPresent() || keep.isPresent() || awaitedKey.isPresent() || !Pulse.isComing(table.getScene())
                        ? keys.size()
                        : drawn);
        if (!firstRows.isEmpty()) {
            rows.put(0, firstRows);
        }
        shown = new Shown<>(from, keys, List.of());
        replacing = true;
        setItems();
        count.set(keys.size());
        keep.flatMap(key -> indexOf(key, selectedIndex, inFront)).ifPresentOrElse(index -> {
            table.getSelectionModel().clearAndSelect(index);
            table.getFocusModel().focus(index);
        }, table.getSelectionModel()::clearSelection);
        replacing = false;
        remember();
        topKey.flatMap(key -> indexOf(key, top, inFront)).ifPresent(index -> scrollTo(index, topY));
        if (!sameQuery && topKey.isEmpty() && !rows.isEmpty()) {
            table.scrollTo(0);
        }
        selectAwaited();
        noteVisible();
        openAfterPulse(rows);
    }

    /** The rows of another question come a few with each pulse: the cells of a whole screen at once would be felt. */
    private void openAfterPulse(PagedRows<K, R> opening) {
        if (opening.isOpen()) {
            return;
        }
        var scene = table.getScene();
        if (opening.size() * table.getFixedCellSize() > table.getHeight() || !Pulse.isComing(scene)) {
            opening.open(opening.keys().size());
            return;
        }
        Pulse.after(scene, desk.gate(), () -> {
            opening.open(opening.size() + STEP);
            openAfterPulse(opening);
        });
    }

    /** A table forgets how it is sorted when it gets other items, and would ask to be sorted otherwise. */
    private void setItems() {
        var policy = table.getSortPolicy();
        var order = List.copyOf(table.getSortOrder());
        table.setSortPolicy(_ -> true);
        table.setItems(rows);
        table.getSortOrder().setAll(order);
        table.setSortPolicy(policy);
    }

    /** Where a row is now: as much further down as there are new ones in front, or wherever its key is listed. */
    private Optional<Integer> indexOf(K key, int before, OptionalInt inFront) {
        var index = inFront.isPresent() ? before + inFront.getAsInt() : rows.keys().indexOf(key);
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    private void selectAwaited() {
        awaitedKey.ifPresent(key -> {
            var index = rows.keys().indexOf(key);
            if (index >= 0) {
                awaitedKey = Optional.empty();
                openAll();
                table.getSelectionModel().clearAndSelect(index);
                table.scrollTo(Math.max(0, index - 3));
            }
        });
    }

    private void fetch(int page) {
        var asked = rows;
        var from = shown.source();
        if (from == null) {
            return;
        }
        var keys = asked.keysOf(page);
        desk.work().read(() -> from.rows(keys), found -> {
            asked.arrived(page, found);
            if (asked == rows) {
                selected.set(selectedRow());
                noteVisible();
            }
        }, failure -> {
            asked.failed(page);
            unlistable(failure);
        });
    }

    private void noteVisible() {
        var first = firstVisible() / PAGE;
        var pages = rows.isEmpty() ? List.<Integer>of() : List.of(first, first + 1);
        if (!pages.equals(shown.visiblePages())) {
            shown = new Shown<>(shown.source(), shown.keys(), pages);
        }
    }

    private int firstVisible() {
        return top().map(cell -> Math.max(0, cell.getIndex())).orElse(0);
    }

    private Optional<? extends TableRow<?>> top() {
        return skin().flatMap(LongTableSkin::top);
    }

    private Optional<LongTableSkin<?>> skin() {
        return table.getSkin() instanceof LongTableSkin<?> skin ? Optional.of(skin) : Optional.empty();
    }

    /** Puts a row where another one was before, to the pixel. */
    private void scrollTo(int index, double y) {
        table.scrollTo(index);
        skin().ifPresent(it -> it.show(index, y));
        table.layout();
    }

    private void remember() {
        var index = table.getSelectionModel().getSelectedIndex();
        if (!replacing && table.getItems() == rows) {
            selectedKey =
                    index >= 0 && index < rows.keys().size() ? Optional.of(rows.keys().get(index)) : Optional.empty();
            selected.set(selectedRow());
        }
    }

    private Optional<R> selectedRow() {
        var index = table.getSelectionModel().getSelectedIndex();
        return index >= 0 && index < rows.size() ? Optional.ofNullable(rows.get(index)) : Optional.empty();
    }

    /** Calls somebody with the selected row when it is opened: by Enter or by a double click. */
    public void onOpen(Consumer<R> opened) {
        Cells.onOpen(table, opened);
    }

    /** Shows how far a listing is that somebody waits for. */
    private final class Watching implements Monitor {

        private final BooleanSupplier overtaken;
        private long shownAt = System.nanoTime();

        Watching(BooleanSupplier overtaken) {
            this.overtaken = overtaken;
        }

        @Override
        public void progressed(long done, long total) {
            if (total > 0 && System.nanoTime() - shownAt > UNNOTICED_NANOS) {
                shownAt = System.nanoTime();
                desk.gate().enter(() -> {
                    if (loading.get() && !overtaken.getAsBoolean()) {
                        progress.set((double) done / total);
                    }
                });
            }
        }

        @Override
        public boolean cancelled() {
            return overtaken.getAsBoolean();
        }
    }

    private record Listing<K, R>(RowSource<K, R> source, List<K> keys, List<R> firstRows, boolean complete) {}

    private record Shown<K, R>(@Nullable RowSource<K, R> source, List<K> keys, List<Integer> visiblePages) {}
}
