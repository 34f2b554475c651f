package bank.eventsourced.eventstore.adapter.postgresql;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_A_BANK;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.wording.Sentence;

/**
 * Where the server is and which of its databases is meant, as {@code bank.url} says. Never holds a password: whatever
 * stands in an address is seen in the list of processes.
 *
 * @param hosts      one host, or several with commas between them, each with its port or without
 * @param parameters of the driver, as they were given
 */
record ServerAddress(String hosts, String database, String parameters) {

    static final String PREFIX = "jdbc:postgresql:";

    private static final Pattern FORM =
            Pattern.compile(PREFIX + "//(?<hosts>[^/?@]+)/(?<database>[^/?]+)(\\?(?<parameters>.*))?");
    private static final Pattern SECRET =
            Pattern.compile("(^|[?&;])\\s*(ssl)?password\\s*=", Pattern.CASE_INSENSITIVE);

    /**
     * What the server does for each of our connections: notices within seconds that our machine is gone, and ends a
     * transaction whose process has fallen asleep, so that nobody waits for its locks.
     */
    private static final String SESSION = Stream
            .of("tcp_keepalives_idle=5", "tcp_keepalives_interval=2", "tcp_keepalives_count=3",
                    "idle_in_transaction_session_timeout=15s")
            .map(setting -> "-c " + setting)
            .collect(Collectors.joining(" "));

    static ServerAddress of(String url) {
        var form = FORM.matcher(url);
        if (SECRET.matcher(url).find() || url.contains("@")) {
            throw new BankUnavailable(NOT_A_BANK, Sentence
                    .of("""
                            There must be no user or password in the address of a bank, where others can see it. Name the user by --bank.user, and \
                            set the password by the environment variable BANK_PASSWORD or in the file ~/.pgpass. Change the \
                            password, if it was one."""));
        }
        if (!form.matches()) {
            throw new BankUnavailable(NOT_A_BANK, Sentence.of(
                    "'%s' is not the address of a bank. Write for example jdbc:postgresql://localhost:5432/bank.",
                    url));
        }
        var parameters = form.group("parameters");
        return new ServerAddress(form.group("hosts"), form.group("database"), parameters == null ? "" : parameters);
    }

    /** What the driver is given; what the user has chosen stays. */
    String jdbcUrl() {
        var ours = Stream.of("ApplicationName=event-sourced-bank", "connectTimeout=5", "tcpKeepAlive=true",
                "options=" + URLEncoder.encode(SESSION, StandardCharsets.UTF_8));
        var all = Stream.concat(Stream.of(parameters).filter(it -> !it.isEmpty()), ours.filter(it -> !isGiven(it)));
        return PREFIX + "//" + hosts + "/" + database + "?" + all.collect(Collectors.joining("&"));
    }

    private boolean isGiven(String ours) {
        var name = ours.substring(0, ours.indexOf('=')).toLowerCase(Locale.ROOT);
        return Arrays.stream(parameters.split("&", -1))
                .anyMatch(it -> it.toLowerCase(Locale.ROOT).startsWith(name + "="));
    }

    /** For people, such as {@code localhost:5432/bank}. */
    @Override
    public String toString() {
        return hosts + "/" + database;
    }
}
