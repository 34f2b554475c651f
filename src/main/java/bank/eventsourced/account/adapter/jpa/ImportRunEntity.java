package bank.eventsourced.account.adapter.jpa;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.account.PastImport;
import bank.eventsourced.account.application.ImportRuns.Run;

/** A row of the list of imports. */
@Entity(name = "ImportRun")
@Table(name = "import_run")
final class ImportRunEntity {

    @Id
    private UUID id;
    private String file;
    private String actor;
    private Instant startedAt;
    private long firstPosition;
    private @Nullable Long lastPosition;
    private long recordedRows;
    private long openedAccounts;
    private long reversedRows;
    @Enumerated(EnumType.STRING)
    private PastImport.State state;

    @SuppressWarnings("NullAway.Init")
    private ImportRunEntity() {}

    ImportRunEntity(Run run) {
        var past = run.past();
        this.id = past.id();
        this.file = past.file();
        this.actor = past.actor();
        this.startedAt = past.startedAt();
        this.firstPosition = run.firstPosition();
        this.state = past.state();
        update(run);
    }

    final void update(Run run) {
        lastPosition = run.lastPosition().orElse(null);
        recordedRows = run.past().rows();
        openedAccounts = run.past().accounts();
        reversedRows = run.past().reversedRows();
        state = run.past().state();
    }

    Run toRun() {
        return new Run(toPastImport(), firstPosition, Optional.ofNullable(lastPosition));
    }

    PastImport toPastImport() {
        return new PastImport(id, file, actor, startedAt, recordedRows, openedAccounts, reversedRows, state);
    }
}
