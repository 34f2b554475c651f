package bank.eventsourced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.hibernate.dialect.HSQLDialect;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.util.ExceptionUtils;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.BankUnavailable.Reason;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Backups;
import bank.eventsourced.operations.Operations;

/** A bank on a PostgreSQL server: what it may begin with, and what it says if it may not. */
class ServerBankModuleTest {

    @RegisterExtension
    static final PostgresqlServer POSTGRESQL = new PostgresqlServer();

    private final PostgresqlServer.Place place = POSTGRESQL.server().newPlace();

    private ConfigurableApplicationContext open(String... more) {
        return openAt(place.url(), more);
    }

    private static ConfigurableApplicationContext openAt(String url, String... more) {
        var user = Stream.of(more).anyMatch(it -> it.startsWith("--bank.user=")) ? "" : "--bank.user=postgres";
        var settings = Stream.concat(Stream.of("--bank.url=" + url, user), Stream.of(more));
        return new SpringApplicationBuilder(BankApplication.class).run(settings.toArray(String[]::new));
    }

    private String withSetting(String setting) {
        return place.url() + "&options=-c%20" + setting;
    }

    @Test
    void a_bank_begins_in_an_empty_database_and_is_found_again() {
        try (var bank = open()) {
            assertThat(bank.getBean(Accounts.class).count()).isZero();
        }
        try (var bank = open("--bank.create=false")) {
            var shown = bank.getBean(Backups.class).place();
            assertThat(shown.name()).isEqualTo("localhost:%d/%s".formatted(place.port(), place.database()));
            assertThat(shown.folder()).isEmpty();
            assertThat(shown.bytes()).isPositive();
        }
    }

    @Test
    void both_databases_have_the_same_tables_and_columns(@TempDir Path folder) {
        var validate = "--spring.jpa.hibernate.ddl-auto=validate";
        try (var onServer = open(validate);
                var inFolder = new SpringApplicationBuilder(BankApplication.class)
                        .run("--bank.data-directory=" + folder, validate,
                                "--spring.jpa.database-platform=" + DaysAsTimestamps.class.getName())) {
            var columns = columns(onServer, "current_schema()");
            assertThat(columns).isEqualTo(columns(inFolder, "'PUBLIC'")).hasSizeGreaterThan(80);
        }
    }

    /** The entities' days are timestamps in the embedded database: see the migration that made them so. */
    public static final class DaysAsTimestamps extends HSQLDialect {

        @Override
        protected String columnType(int sqlTypeCode) {
            return sqlTypeCode == SqlTypes.DATE ? "timestamp(0)" : super.columnType(sqlTypeCode);
        }
    }

    /** Names, lengths and whether something must be there; types have other names. */
    private static Set<String> columns(ConfigurableApplicationContext bank, String schema) {
        return new TreeSet<>(bank.getBean(JdbcTemplate.class)
                .queryForList(
                        """
                                select lower(table_name) || '.' || lower(column_name) || ' ' || is_nullable || ' '
                                       || case when data_type like '%%CHAR%%' or data_type like '%%char%%'
                                               then cast(character_maximum_length as varchar(10)) else '' end
                                  from information_schema.columns
                                 where table_schema = %s and lower(table_name) <> 'flyway_schema_history'"""
                                .formatted(schema),
                        String.class));
    }

    @Test
    void the_tables_of_another_program_are_left_alone() {
        POSTGRESQL.server().execute("create table %s.recipe (name text)".formatted(place.schema()));
        assertUnavailable(() -> open(), Reason.NOT_A_BANK, "belongs to another program");
    }

    @Test
    void a_database_without_a_bank_stays_empty_unless_one_may_begin() {
        assertUnavailable(() -> open("--bank.create=false"), Reason.NO_BANK, "There is no bank in the database");
        assertUnavailable(() -> open("--bank.create=false"), Reason.NO_BANK, "Nothing was created");
    }

    @Test
    void a_database_that_does_not_exist_is_named() {
        assertUnavailable(() -> openAt("jdbc:postgresql://localhost:%d/nowhere".formatted(place.port())),
                Reason.NO_BANK, "There is no database localhost:");
    }

    @Test
    void a_server_that_does_not_answer_is_named() {
        assertUnavailable(() -> openAt("jdbc:postgresql://localhost:1/bank"), Reason.UNREACHABLE,
                "The bank on localhost:1/bank cannot be opened");
    }

    @Test
    void an_unknown_user_is_told_where_the_password_belongs() {
        assertUnavailable(
                () -> new SpringApplicationBuilder(BankApplication.class).run("--bank.url=" + place.url(),
                        "--bank.user=nobody"),
                Reason.UNREACHABLE, "BANK_PASSWORD");
    }

    @Test
    void the_password_is_found_in_the_password_file_and_never_said(@TempDir Path home) throws IOException {
        var file = home.resolve(".pgpass");
        var user = "--bank.user=careful";
        POSTGRESQL.server().createUser("careful", "s3cret", place);
        var before = System.getProperty("user.home");
        System.setProperty("user.home", home.toString());
        try {
            assertUnavailable(() -> open(user), Reason.UNREACHABLE, "~/.pgpass");
            Files.writeString(file, "localhost:%d:banks:careful:wrong-s3cret\n".formatted(place.port()));
            assertUnavailable(() -> open(user), Reason.UNREACHABLE, "does not let the user careful");
            Files.writeString(file, "localhost:%d:banks:careful:s3cret\n".formatted(place.port()));
            try (var bank = open(user)) {
                assertThat(bank.getBean(Accounts.class).count()).isZero();
            }
        } finally {
            System.setProperty("user.home", before);
        }
    }

    @Test
    void a_server_that_goes_away_is_said_and_the_bank_goes_on_when_it_is_back() throws Exception {
        try (var server = PostgresqlServer.Running.start();
                var bank = openAt(server.newPlace().url(), "--spring.datasource.hikari.connection-timeout=1000")) {
            var accounts = bank.getBean(Accounts.class);
            var ada = new AccountNumber("1");
            var deposit = instruction(new Deposit(ada, Money.parse("5 EUR"), ""));
            assertThat(accounts.execute(instruction(new Open(ada, "Ada", Money.parse("0 EUR")))))
                    .isInstanceOf(Outcome.Done.class);

            var killed = server.kill();
            assertUnavailable(() -> accounts.execute(deposit), Reason.UNREACHABLE,
                    "give it again with the same command id");
            assertThat(Stream.of(1, 2, 3).map(_ -> accounts.submit(deposit)).toList())
                    .allSatisfy(it -> assertThat(it).failsWithin(Duration.ofSeconds(30)));

            assertUnavailable(() -> {
                try {
                    accounts.all();
                } catch (RuntimeException failed) {
                    throw bank.getBean(Operations.class).meaning(failed);
                }
            }, Reason.UNREACHABLE, "does not answer");

            killed.startAgain();
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> accounts.execute(deposit), Outcome.Done.class::isInstance);
            assertThat(accounts.execute(deposit))
                    .isInstanceOfSatisfying(Outcome.Done.class, it -> assertThat(it.repeated()).isTrue());
            Awaitility.await()
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(bank.getBean(Operations.class).verify().problems()).isEmpty());
            assertThat(accounts.find(ada).orElseThrow().balance()).isEqualTo(Money.parse("5 EUR"));
        }
    }

    private static Instruction instruction(AccountCommand command) {
        return Instruction.of(CommandId.fresh(), command, "test");
    }

    @Test
    void a_server_that_may_lose_a_commit_is_not_trusted() {
        assertUnavailable(() -> openAt(withSetting("synchronous_commit%3Doff")), Reason.UNSAFE,
                "has synchronous_commit switched off");
    }

    @Test
    void a_database_that_can_only_be_read_is_not_written() {
        assertUnavailable(() -> openAt(withSetting("default_transaction_read_only%3Don")), Reason.NOT_WRITABLE,
                "can only be read");
    }

    @Test
    void a_user_who_may_not_create_tables_is_told_so() {
        POSTGRESQL.server()
                .execute("create role guest_of_%1$s login; grant usage on schema %1$s to guest_of_%1$s"
                        .formatted(place.schema()));
        assertUnavailable(() -> open("--bank.user=guest_of_" + place.schema()), Reason.NOT_WRITABLE,
                "may not create tables");
    }

    @Test
    void a_bank_of_a_later_program_is_left_alone() {
        try (var bank = open()) {
            bank.getBean(JdbcTemplate.class).update("""
                    insert into flyway_schema_history
                           (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    values (99, '999', 'what is to come', 'SQL', 'V999__what_is_to_come.sql', 'x', 1, true)""");
        }
        assertUnavailable(() -> open(), Reason.NEWER, "A later version of this program");
    }

    @Test
    void what_is_for_files_says_that_this_is_a_server(@TempDir Path folder) {
        try (var bank = open()) {
            var backups = bank.getBean(Backups.class);
            assertThat(backups.last()).isEqualTo(Optional.empty());
            assertThat(backups.backUp(folder, Backups.Monitor.NONE))
                    .asInstanceOf(InstanceOfAssertFactories.type(Backups.Result.Failed.class))
                    .satisfies(it -> assertThat(it.sentence()).contains("pg_dump"))
                    .extracting(Backups.Result.Failed::problem)
                    .isEqualTo(Backups.Problem.ON_SERVER);
            assertThat(backups.restore(folder, Backups.Monitor.NONE)).isInstanceOf(Backups.Result.Failed.class);
        }
        assertUnavailable(() -> open("--bank.restore-from=" + folder), Reason.NOT_RESTORABLE, "Leave out bank.url");
    }

    @Test
    void an_address_of_another_kind_is_not_repeated() {
        assertUnavailable(
                () -> openAt("jdbc:mysql://db/s3cret"),
                Reason.NOT_A_BANK, "names no database that this program knows");
    }

    private static void assertUnavailable(ThrowingCallable opening, Reason reason, String words) {
        assertThat(unavailable(catchThrowable(opening))).satisfies(it -> {
            assertThat(it.reason()).isEqualTo(reason);
            assertThat(it).hasMessageContaining(words);
            assertThat(ExceptionUtils.readStackTrace(it)).as("what --debug shows").doesNotContain("s3cret");
        });
    }

    private static BankUnavailable unavailable(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof BankUnavailable found) {
                return found;
            }
        }
        throw new AssertionError("The bank was opened, or failed otherwise", failed);
    }
}
