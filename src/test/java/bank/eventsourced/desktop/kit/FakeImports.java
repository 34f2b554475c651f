package bank.eventsourced.desktop.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

import bank.eventsourced.account.ImportColumn;
import bank.eventsourced.account.ImportLayout;
import bank.eventsourced.account.ImportMapping;
import bank.eventsourced.account.ImportMapping.Amounts;
import bank.eventsourced.account.ImportMapping.Dates;
import bank.eventsourced.account.ImportMapping.Source;
import bank.eventsourced.account.ImportOutline;
import bank.eventsourced.account.PastImport;
import bank.eventsourced.account.PastImports;
import bank.eventsourced.account.TransactionImport;

/** Imports that find and record what a test wants, and remember how they were asked. */
public final class FakeImports implements TransactionImport, PastImports {

    public final BlockingQueue<Options> previewed = new LinkedBlockingQueue<>();
    public final BlockingQueue<Options> ran = new LinkedBlockingQueue<>();
    public final BlockingQueue<ImportLayout> outlined = new LinkedBlockingQueue<>();

    public volatile Function<ImportLayout, ImportOutline> outline = _ -> new ImportOutline(
            List.of("Datum", "Konto", "Betrag"), List.of(List.of("31.03.2026", "1", "1,50")),
            new ImportMapping(Map.of(ImportColumn.BOOKED_ON, new Source.Header("Datum"), ImportColumn.ACCOUNT,
                    new Source.Header("Konto"), ImportColumn.AMOUNT, new Source.Header("Betrag")), true,
                    Dates.DAY_MONTH_YEAR_DOTS, Amounts.DECIMAL_COMMA));
    public volatile Function<Options, Preview> preview =
            _ -> new Preview(3, 2, 1, 0, 0, 0, List.of(), List.of());
    public volatile Function<Options, Result> result = options -> new Result.Imported(preview.apply(options), 2, 0,
            Optional.of(new UUID(7, 7)));
    public volatile List<PastImport> past = List.of();

    @Override
    public ImportOutline outline(Path file, ImportLayout layout) {
        outlined.add(layout);
        return outline.apply(layout);
    }

    @Override
    public Preview preview(Path file, Options options, Monitor monitor) {
        previewed.add(options);
        return preview.apply(options);
    }

    @Override
    public Result run(Path file, Options options, Monitor monitor) {
        ran.add(options);
        return result.apply(options);
    }

    @Override
    public List<PastImport> list(Optional<UUID> before, int limit) {
        return past;
    }

    @Override
    public Undoing undo(UUID importId, String actor, Monitor monitor) {
        throw new IllegalStateException("The disk is full.");
    }
}
