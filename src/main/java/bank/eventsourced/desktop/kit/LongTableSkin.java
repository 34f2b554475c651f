package bank.eventsourced.desktop.kit;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import org.jspecify.annotations.Nullable;

/**
 * The skin of a table of many rows of one height. JavaFX adds up the heights of all rows in front of the first one that
 * is shown, some fifteen times for each picture, even where they are all the same: with a million rows that takes longer
 * than everything else. So JavaFX lays out only a window of rows around the place where one looks, and the window moves
 * along. The table, its selection and its screen readers know nothing of that: they count all rows.
 */
final class LongTableSkin<R> extends TableViewSkin<R> {

    /** How many rows JavaFX knows at once. Shorter tables are laid out as ever. */
    static final int WINDOW = 2_000;

    /** Where one looks is so far from both ends of the window at least, which is further than one scrolls at once. */
    private static final int MARGIN = WINDOW / 4;

    /** For how many more rows cells are made with each picture: some twenty cells, which are felt the first time. */
    private static final int NEW_ROWS = 2;

    private boolean counting;

    LongTableSkin(TableView<R> table) {
        super(table);
        flow().bar.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> table.requestFocus());
    }

    @Override
    protected VirtualFlow<TableRow<R>> createVirtualFlow() {
        return new Flow<>();
    }

    private Flow<R> flow() {
        return (Flow<R>) getVirtualFlow();
    }

    /** Whether there are still rows to come, a few with each picture, because they are shown for the first time. */
    boolean isGrowing() {
        return flow().growing && flow().getScene() != null;
    }

    /** The first row that can be seen, at least a part of it. */
    Optional<TableRow<R>> top() {
        return Optional.ofNullable(flow().getFirstVisibleCell());
    }

    /** Puts a row so many pixels below the upper edge of the table, or above it if they are negative. */
    void show(int row, double y) {
        flow().show(row * flow().getFixedCellSize() - y);
    }

    /** JavaFX is told of no more rows than the window has. */
    @Override
    protected void updateItemCount() {
        flow().count(super.getItemCount());
        counting = true;
        super.updateItemCount();
        counting = false;
    }

    @Override
    protected int getItemCount() {
        var all = super.getItemCount();
        return counting ? Math.min(all, WINDOW) : all;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.VERTICAL_SCROLLBAR && flow().isLong() ? flow().bar
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /**
     * To JavaFX the rows are those of the window: it calls the first of them 0. It has a scroll bar for the window, which
     * lies hidden below the one for all rows.
     */
    private static final class Flow<R> extends VirtualFlow<TableRow<R>> {

        private final ScrollBar bar = new ScrollBar();
        private int rows; // of all
        private int first; // of the window, counted in all
        private boolean following; // the bar is moved by us, not by somebody
        private int room = NEW_ROWS; // for as many rows there have been cells
        private boolean growing;
        private boolean waiting;

        Flow() {
            bar.setOrientation(Orientation.VERTICAL);
            bar.setManaged(false);
            bar.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
            bar.addEventFilter(ScrollEvent.ANY, event -> {
                fireEvent(event.copyFor(this, this));
                event.consume();
            });
            bar.valueProperty().subscribe((_, top) -> {
                if (!following) {
                    show(top.doubleValue());
                }
            });
            getChildren().add(bar);
        }

        boolean isLong() {
            return rows > WINDOW;
        }

        void count(int all) {
            rows = all;
            move(first, top());
        }

        /** Scrolls to a place, in pixels from the beginning of the first row of all. */
        void show(double top) {
            move((int) (top / getFixedCellSize()) - WINDOW / 2, top);
            scrollWithin(top);
        }

        private double top() {
            return first * getFixedCellSize() + getPosition() * Math.max(0, unseen());
        }

        /** How much of the window of rows cannot be seen, in pixels. */
        private double unseen() {
            return getCellCount() * getFixedCellSize() - getViewportLength();
        }

        /** Moves the window so that a row is well within. */
        private void reach(int row) {
            if (row < first + MARGIN || row > first + WINDOW - MARGIN) {
                move(row - WINDOW / 2, top());
            }
        }

        /** Lets the window begin with a row, or as near to it as there are rows. What is shown stays, if it is within. */
        private void move(int wanted, double top) {
            var begin = Math.clamp(wanted, 0, Math.max(0, rows - WINDOW));
            if (begin != first) {
                first = begin;
                reconfigureCells();
                scrollWithin(top);
            }
        }

        private void scrollWithin(double top) {
            if (unseen() > 0) {
                var within = Math.clamp(top - first * getFixedCellSize(), 0, unseen());
                var position = within / unseen();
                // Rounded down it would show a last sliver of the row before.
                setPosition(position * unseen() < within ? Math.nextUp(position) : position);
            }
        }

        @Override
        public void scrollTo(int row) {
            reach(row);
            super.scrollTo(row - first);
        }

        @Override
        public void scrollToTop(int row) {
            reach(row);
            super.scrollToTop(row - first);
        }

        @Override
        protected TableRow<R> getPrivateCell(int row) {
            return super.getPrivateCell(row - first);
        }

        @Override
        protected void setCellIndex(TableRow<R> cell, int index) {
            super.setCellIndex(cell, first + index);
        }

        @Override
        protected int getCellIndex(TableRow<R> cell) {
            return super.getCellIndex(cell) - first;
        }

        /** In a window it grows by a few rows with each picture, until it is as high as it should be. */
        @Override
        public void resize(double width, double height) {
            var scene = getScene();
            var limit = room * getFixedCellSize();
            if (height > limit && Pulse.isComing(scene)) {
                super.resize(width, limit);
                growing = true;
                if (!waiting) {
                    waiting = true;
                    Pulse.after(scene, FxGate.ofToolkit(), this::grow);
                }
            } else {
                super.resize(width, height);
                growing = false;
                room = Math.max(room, (int) (height / getFixedCellSize()) + 1);
            }
        }

        private void grow() {
            waiting = false;
            room += NEW_ROWS;
            getParent().requestLayout();
        }

        /** JavaFX keeps the share of the rows that are above; the first row is to stay where it is, however high the table. */
        @Override
        protected void layoutChildren() {
            var top = top();
            var seen = getViewportLength();
            reach((int) (top / getFixedCellSize()));
            super.layoutChildren();
            if (seen > 0 && seen != getViewportLength()) {
                scrollWithin(top);
                super.layoutChildren();
            }
            arrangeBar();
        }

        private void arrangeBar() {
            var hidden = getVbar();
            bar.setVisible(isLong() && hidden.isVisible());
            hidden.setOpacity(bar.isVisible() ? 0 : 1);
            if (!bar.isVisible()) {
                return;
            }
            var seen = getViewportLength();
            var all = rows * getFixedCellSize();
            following = true;
            bar.setMax(all - seen);
            bar.setVisibleAmount((all - seen) * seen / all);
            bar.setUnitIncrement(getFixedCellSize());
            bar.setBlockIncrement(seen);
            bar.setValue(top());
            bar.resizeRelocate(hidden.getLayoutX(), hidden.getLayoutY(), hidden.getWidth(), hidden.getHeight());
            following = false;
        }
    }
}
