package bank.eventsourced.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

class StartsTest {

    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void aProcessTakesTimeUntilItHasEnded() {
        assertThat(Starts.run(List.of(JAVA, "-version"))).isPositive();
    }

    @Test
    void aProcessThatFailsIsNoFigure() {
        assertThatThrownBy(() -> Starts.run(List.of(JAVA, "NoSuchProgram"))).hasMessageContaining("ended with 1");
    }
}
