package bank.eventsourced.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The same seed is the same torture. */
class CommandScriptTest {

    @Test
    void aSeedGivesTheSameCommandsInTheSameOrder() {
        assertThat(commands(42, 3)).isEqualTo(commands(42, 3));
        assertThat(commands(42, 3)).isNotEqualTo(commands(42, 4)).isNotEqualTo(commands(43, 3));
    }

    @Test
    void everyKindOfCommandComesAndSomeComeTwice() {
        var commands = commands(42, 1);

        assertThat(commands).extracting(GivenCommand::kind).containsAll(EnumSet.allOf(GivenCommand.Kind.class));
        assertThat(commands.stream().distinct().count()).isLessThan(commands.size());
        assertThat(commands.getFirst().kind()).isEqualTo(GivenCommand.Kind.OPEN);
    }

    @Test
    void aSeedGivesTheSameDeathsAndAllKindsOfThem() {
        assertThat(deaths(42)).isEqualTo(deaths(42)).isNotEqualTo(deaths(43));
        assertThat(deaths(42)).extracting(Death::during).contains(Death.During.values());
        assertThat(deaths(42)).extracting(Death::after)
                .allSatisfy(after -> assertThat(after).isLessThan(Duration.ofSeconds(5)));
    }

    private static List<GivenCommand> commands(long seed, int round) {
        var script = new CommandScript(seed, round);
        return Stream.generate(script::next).limit(1_000).toList();
    }

    private static List<Death> deaths(long seed) {
        return IntStream.rangeClosed(1, 100).mapToObj(round -> Death.of(seed, round, Duration.ofSeconds(1))).toList();
    }
}
