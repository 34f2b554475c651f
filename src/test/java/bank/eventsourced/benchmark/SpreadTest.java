package bank.eventsourced.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianStandsBetweenLeastAndMost() {
        assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7, List.of(7.0)));
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(4, 1, 9, List.of(9.0, 1.0, 4.0)));
    }

    @Test
    void aPercentileIsOneOfTheValues() {
        var values = IntStream.rangeClosed(1, 101).mapToObj(Double::valueOf).toList();
        assertThat(Spread.percentile(values, 50)).isEqualTo(51);
        assertThat(Spread.percentile(values, 99)).isEqualTo(100);
        assertThat(Spread.percentile(List.of(5.0), 99)).isEqualTo(5);
    }

    @Test
    void whatIsFasterByItsSnapshotsIsDividedTheOtherWayRound() {
        assertThat(Figure.DEPOSITS_1.ratio(50, 100)).isEqualTo(0.5);
        assertThat(Figure.LOAD.ratio(2, 100)).isEqualTo(50);
    }
}
