package bank.eventsourced.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;

import bank.eventsourced.desktop.kit.Preferences;

/** Where the window was left is where it opens the next time, if one can see it there. */
@SharesTheScreen
class WindowPlaceTest {

    private final Preferences preferences = Preferences.forgetful();

    @Test
    void a_window_opens_where_it_was_left() {
        leave(1_111, 777, 40, 60);

        var again = restored();

        assertThat(again).isEqualTo(new Place(1_111, 777, 40, 60));
    }

    @Test
    void a_window_that_was_left_on_a_screen_that_is_gone_opens_where_one_can_see_it() {
        leave(1_111, 777, 9_000, 60);

        var again = restored();

        assertThat(again.width()).isEqualTo(1_111);
        assertThat(again.x()).isNotEqualTo(9_000);
    }

    private record Place(double width, double height, double x, double y) {}

    private void leave(double width, double height, double x, double y) {
        DesktopDriver.startToolkit();
        DesktopDriver.onFxThread(() -> {
            var stage = new Stage();
            stage.setWidth(width);
            stage.setHeight(height);
            stage.setX(x);
            stage.setY(y);
            new WindowPlace(stage, preferences).keep();
            return true;
        });
    }

    private Place restored() {
        return DesktopDriver.onFxThread(() -> {
            var stage = new Stage();
            new WindowPlace(stage, preferences).restore();
            return new Place(stage.getWidth(), stage.getHeight(), stage.getX(), stage.getY());
        });
    }
}
