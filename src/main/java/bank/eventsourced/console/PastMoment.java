package bank.eventsourced.console;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import bank.eventsourced.account.PastAccounts;

/** Names a moment of the bank's past, if one is meant. */
final class PastMoment {

    @ArgGroup
    private @Nullable Named named;

    /** One of the two ways. */
    static final class Named {

        @Option(names = "--at", paramLabel = "INSTANT", required = true, description = {
                "As the bank knew it then: 2026-03-31T17:00:00Z, 2026-03-31T17:00 (here), or 2026-03-31 (end of day)."})
        private Optional<Instant> instant = Optional.empty();

        @Option(names = "--position", paramLabel = "N", required = true, description = "As it was when the log of accounts had come to this position.")
        private Optional<Long> position = Optional.empty();
    }

    /** The position in the log of accounts; empty for now. */
    Optional<Long> position(PastAccounts past) {
        var moment = Optional.ofNullable(named);
        return moment.flatMap(it -> it.instant)
                .map(past::positionAt)
                .or(() -> moment.flatMap(it -> it.position).map(it -> Math.clamp(it, 0, past.newest())));
    }
}
