package bank.eventsourced.desktop.kit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import bank.eventsourced.operations.Backups;
import bank.eventsourced.operations.TextProtection;

/** Backups that become of it what a test wants. */
public final class FakeBackups implements Backups {

    public static final Backup OF_TODAY =
            new Backup(Path.of("/backups/of-today"), Instant.parse("2026-03-31T15:00:00Z"),
                    "1.0", Map.of("account", new Head(7, "aa"), "ledger", new Head(5, "bb")), 4_200_000);

    public final List<String> asked = new ArrayList<>();
    public volatile Place place = new Place("/data/bank", Optional.of(Path.of("/data/bank")), 12_300_000,
            OptionalLong.of(45_600_000_000L), TextProtection.By.NOTHING);
    public volatile Optional<Backup> last = Optional.empty();
    public volatile Result result = new Result.Done(OF_TODAY);

    @Override
    public Place place() {
        return place;
    }

    @Override
    public Optional<Backup> last() {
        return last;
    }

    @Override
    public Result backUp(Path into, Monitor monitor) {
        asked.add("back up into " + into);
        monitor.progressed(Phase.COPYING, 1, 2);
        return result;
    }

    @Override
    public Result inspect(Path backup, Monitor monitor) {
        asked.add("inspect " + backup);
        return result;
    }

    @Override
    public Result restore(Path backup, Monitor monitor) {
        asked.add("restore " + backup);
        return result;
    }
}
