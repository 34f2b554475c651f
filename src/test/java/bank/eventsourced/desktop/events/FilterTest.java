package bank.eventsourced.desktop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import bank.eventsourced.desktop.kit.FakeLog;
import bank.eventsourced.operations.EventQuery;
import bank.eventsourced.operations.EventQuery.Order;
import bank.eventsourced.operations.Monitor;

class FilterTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @Test
    void what_is_blank_restricts_nothing() {
        var everything = Filter.everythingOf("ledger", Order.NEWEST_FIRST);
        assertThat(everything.isRestricted()).isFalse();
        assertThat(everything.query(VIENNA)).isEqualTo(EventQuery.everything("ledger", Order.NEWEST_FIRST));
        var blank = new Filter("ledger", " ", Optional.empty(), Optional.empty(), Optional.empty(), " ", "  ",
                Order.NEWEST_FIRST);
        assertThat(blank.query(VIENNA)).isEqualTo(EventQuery.everything("ledger", Order.NEWEST_FIRST));
    }

    @Test
    void days_are_whole_days_where_the_window_is() {
        var query = new Filter("account", " 4711 ", Optional.of("account.credited"),
                Optional.of(LocalDate.of(2026, 3, 29)), Optional.of(LocalDate.of(2026, 3, 29)), "", " rent ",
                Order.OLDEST_FIRST).query(VIENNA);

        assertThat(query.stream()).contains("4711");
        assertThat(query.type()).contains("account.credited");
        assertThat(query.text()).contains("rent");
        assertThat(query.from()).contains(Instant.parse("2026-03-28T23:00:00Z"));
        assertThat(query.until()).contains(Instant.parse("2026-03-29T22:00:00Z"));
        assertThat(query.order()).isEqualTo(Order.OLDEST_FIRST);
    }

    @Test
    void what_is_no_id_is_said_to_be_wrong_and_restricts_nothing() {
        var id = new UUID(7, 8);
        assertThat(correlation(id.toString()).query(VIENNA).correlationId()).contains(id);
        assertThat(correlation(id.toString()).hasWrongId()).isFalse();
        assertThat(correlation("").hasWrongId()).isFalse();
        assertThat(correlation("0199").hasWrongId()).isTrue();
        assertThat(correlation("0199").query(VIENNA).correlationId()).isEmpty();
    }

    @Test
    void new_events_come_in_front_while_the_table_follows_the_log() {
        var log = new FakeLog();
        log.head = 5;
        var following = new AtomicBoolean(true);
        var newest = new EventSource(log, EventQuery.everything("account", Order.NEWEST_FIRST), following::get);
        assertThat(newest.keys(3, Monitor.NONE)).isEqualTo(List.of(5L, 4L, 3L));

        log.head = 7;
        assertThat(newest.inFrontOf(5L)).contains(List.of(7L, 6L));
        assertThat(log.queries.getLast().afterPosition()).isEqualTo(5);
        following.set(false);
        assertThat(newest.inFrontOf(5L)).contains(List.of());

        var oldest = new EventSource(log, EventQuery.everything("account", Order.OLDEST_FIRST), () -> true);
        assertThat(oldest.keys(3, Monitor.NONE)).isEqualTo(List.of(1L, 2L, 3L));
        assertThat(oldest.inFrontOf(1L)).contains(List.of());
    }

    private static Filter correlation(String typed) {
        return new Filter("account", "", Optional.empty(), Optional.empty(), Optional.empty(), typed, "",
                Order.NEWEST_FIRST);
    }
}
