package bank.eventsourced.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Values reach a database as parameters only: no statement is put together from them. */
class SqlParametersTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    /** What is put together nevertheless, from names and words of the code and never from what somebody entered. */
    private static final Set<String> OF_NAMES = Set.of(
            // The direction of an order; columns and conditions that the code names, their values are parameters.
            "JpaJournalStore: select j.position", "JpaJournalStore: select m", "JpaJournalStore: update",
            "JpaSnapshotStore: select s.place.streamId",
            // As many question marks as there are ids.
            "JdbcCommandRegister: select command_id,",
            // Tables and columns as the database describes itself.
            "Table: insert into", "Table: select count(*)", "Table: select %s",
            // The same; and the table of a read model, or the one beside it that is being rebuilt.
            "Twins: select count(*)", "Twins: select %s", "Twins: select %1$s", "Twins: select 1", "Twins: delete from",
            "Twins: insert into", "JournalEntryRow: insert into", "JpaDayTotals: update", "JpaDayTotals: insert into",
            "JpaAccountBalances: insert into", "JpaAccountBalances: update",
            // The folder of a backup cannot be a parameter; its quotes are doubled.
            "BankDatabase: BACKUP DATABASE", "HotBackup: BACKUP DATABASE");

    private static final Pattern TEXT =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\n])*)\"", Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile(
            "^\\s*((select|insert into|update|delete from|create table|drop table|backup database|alter table)\\s*\\S*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PUT_TOGETHER = Pattern.compile("^\\s*(\\.formatted\\(|\\+\\s*+(?![A-Z_]+\\b))");

    @Test
    void noStatementIsPutTogetherFromValues() throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                putTogether(Files.readString(file)).forEach(it -> found.add(name + ": " + it));
            }
        }
        assertThat(found).allMatch(it -> OF_NAMES.stream().anyMatch(it::startsWith), "is one of " + OF_NAMES);
        assertThat(OF_NAMES).allMatch(it -> found.stream().anyMatch(one -> one.startsWith(it)), "still exists");
    }

    @Test
    void aStatementWithAValueInItIsFound() {
        assertThat(putTogether("query(\"select a from Account a where a.number = '\" + number + \"'\")"))
                .containsExactly("select a");
        assertThat(putTogether("query(\"\"\"\n  delete from event where log = '%s'\"\"\".formatted(log))"))
                .containsExactly("delete from event");
        assertThat(putTogether("query(\"select a from Account a where a.number = :number\" + ORDER)")).isEmpty();
    }

    private static List<String> putTogether(String code) {
        return TEXT.matcher(code)
                .results()
                .filter(text -> PUT_TOGETHER.matcher(code.substring(text.end())).find())
                .map(text -> STATEMENT.matcher(text.group(1) == null ? text.group(2) : text.group(1)))
                .filter(java.util.regex.Matcher::find)
                .map(it -> it.group(1))
                .toList();
    }
}
