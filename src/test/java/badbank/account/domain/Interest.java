package badbank.account.domain;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Random;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs, knows SQL, looks at the clock, throws dice and is inexact. */
final class Interest {

    private static final Logger LOG = LoggerFactory.getLogger(Interest.class);

    boolean isDue() {
        LOG.info("Asking");
        return Instant.now().getEpochSecond() > 0;
    }

    int rate() throws SQLException {
        return (int) Math.round(new Random(1).nextDouble());
    }
}
