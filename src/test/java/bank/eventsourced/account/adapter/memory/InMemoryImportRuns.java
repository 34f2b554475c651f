package bank.eventsourced.account.adapter.memory;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import bank.eventsourced.account.PastImport;
import bank.eventsourced.account.PastImport.State;
import bank.eventsourced.account.application.ImportRuns;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;

/** Keeps the list of imports in memory. */
public final class InMemoryImportRuns implements ImportRuns {

    private static final Table<NavigableMap<String, Run>> RUNS = new Table<>("import_run", new TreeMap<>());

    private final InMemoryDatabase database;

    public InMemoryImportRuns(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Run run) {
        database.write(RUNS, before -> with(before, run));
    }

    @Override
    public void update(Run run) {
        database.write(RUNS, before -> {
            if (!before.containsKey(key(run.past().id()))) {
                throw new IllegalStateException("No import " + run.past().id());
            }
            return with(before, run);
        });
    }

    @Override
    public Optional<Run> find(UUID id) {
        return Optional.ofNullable(database.read(RUNS).get(key(id)));
    }

    @Override
    public List<PastImport> list(Optional<UUID> before, int limit) {
        return database.read(RUNS)
                .descendingMap()
                .values()
                .stream()
                .map(Run::past)
                .filter(it -> before.stream().allMatch(last -> key(it.id()).compareTo(key(last)) < 0))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean anyUndone() {
        return database.read(RUNS)
                .values()
                .stream()
                .map(it -> it.past().state())
                .anyMatch(it -> List.of(State.UNDOING, State.UNDONE, State.PARTLY_UNDONE).contains(it));
    }

    private static NavigableMap<String, Run> with(NavigableMap<String, Run> before, Run run) {
        var after = new TreeMap<>(before);
        after.put(key(run.past().id()), run);
        return after;
    }

    /** As text ids are in the order of their bytes; as {@link UUID} they are compared as if they were signed. */
    private static String key(UUID id) {
        return id.toString();
    }
}
