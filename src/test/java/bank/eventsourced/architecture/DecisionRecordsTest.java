package bank.eventsourced.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the decision records complete, listed and true about the tests that hold them. */
class DecisionRecordsTest {

    private static final Path RECORDS = Path.of("docs", "decisions");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern METHOD = Pattern.compile("`(\\w+(?:Test|Contract))\\.(\\w+)`");

    static List<Path> records() throws IOException {
        try (var files = Files.list(RECORDS)) {
            return files.filter(it -> it.getFileName().toString().matches("\\d{4}-.*\\.md")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void aRecordSaysContextDecisionAndConsequences(Path record) throws IOException {
        var text = Files.readString(record);

        assertThat(text).containsSubsequence("# ", "## Context", "## Decision", "## Consequences");
        assertThat(text).startsWith("# " + Integer.parseInt(record.getFileName().toString().substring(0, 4)) + ". ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void theTestsThatARecordNamesExist(Path record) throws IOException {
        try (var sources = Files.walk(Path.of("src", "test", "java"))) {
            var files = sources.map(it -> it.getFileName().toString()).toList();
            var named = TEST.matcher(Files.readString(record))
                    .results()
                    .map(MatchResult::group)
                    .map(it -> it.replace("`", "") + ".java");

            assertThat(named).isSubsetOf(files);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"docs/guarantee.md", "docs/traps.md", "docs/features.md"})
    void theTestsThatAProofNamesExist(Path proof) throws IOException {
        var tests = new HashMap<String, String>();
        try (var sources = Files.walk(Path.of("src", "test", "java"))) {
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                tests.put(source.getFileName().toString(), Files.readString(source));
            }
        }
        assertThat(METHOD.matcher(Files.readString(proof)).results()).isNotEmpty()
                .allSatisfy(named -> assertThat(tests.get(named.group(1) + ".java")).as(named.group())
                        .contains("void " + named.group(2) + "("));
    }

    @Test
    void theIndexListsEveryRecord() throws IOException {
        var index = Files.readString(RECORDS.resolve("README.md"));

        assertThat(records()).allSatisfy(it -> assertThat(index).contains("](" + it.getFileName() + ")"));
    }
}
