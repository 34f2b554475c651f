package bank.eventsourced.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Section;

class TravelsTest {

    private final Travels travels = new Travels();

    @Test
    void back_and_forward_go_where_one_was() {
        go(Section.OVERVIEW, Section.ACCOUNTS, Section.JOURNAL);
        assertThat(travels.back()).contains(Section.ACCOUNTS.place());
        assertThat(travels.back()).contains(Section.OVERVIEW.place());
        assertThat(travels.back()).isEmpty();
        assertThat(travels.canGoBackProperty().get()).isFalse();
        assertThat(travels.forward()).contains(Section.ACCOUNTS.place());
    }

    @Test
    void going_elsewhere_forgets_what_lay_ahead() {
        go(Section.OVERVIEW, Section.ACCOUNTS, Section.JOURNAL);
        travels.back();
        go(Section.LEDGER);
        assertThat(travels.forward()).isEmpty();
        assertThat(travels.canGoForwardProperty().get()).isFalse();
        assertThat(travels.back()).contains(Section.ACCOUNTS.place());
    }

    @Test
    void the_same_place_again_is_no_step_and_the_way_has_a_limit() {
        go(Section.OVERVIEW, Section.OVERVIEW);
        assertThat(travels.canGoBackProperty().get()).isFalse();
        for (int i = 0; i < 1_000; i++) {
            travels.go(Place.Events.at("account", i));
        }
        var steps = 0;
        while (travels.back().isPresent()) {
            steps++;
        }
        assertThat(steps).isEqualTo(99);
        assertThat(travels.here()).isEqualTo(Optional.of(Place.Events.at("account", 900)));
    }

    private void go(Section... sections) {
        for (var section : sections) {
            travels.go(section.place());
        }
    }
}
