package bank.eventsourced.eventstore.adapter.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.eventstore.application.CommandRegister;

/** Keeps the register of commands in memory. */
public final class InMemoryCommandRegister implements CommandRegister {

    private static final Table<Map<UUID, CarriedOut>> COMMANDS = new Table<>("command", Map.of());

    private final InMemoryDatabase database;

    public InMemoryCommandRegister(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(List<CarriedOut> commands) {
        database.write(COMMANDS, before -> {
            var after = new HashMap<>(before);
            for (var command : commands) {
                if (after.put(command.commandId(), command) != null) {
                    throw new ConcurrencyConflict("A command was carried out by somebody else");
                }
            }
            return after;
        });
    }

    @Override
    public void forgetContents(StreamId stream, long version) {
        var commands = new HashSet<UUID>();
        new InMemoryEventStore(database).history(stream, 0, (int) Math.min(Integer.MAX_VALUE, version - 1))
                .forEach(event -> commands.add(event.metadata().commandId()));
        database.write(COMMANDS, before -> {
            var after = new HashMap<>(before);
            commands.forEach(id -> after.computeIfPresent(id, (_, it) -> new CarriedOut(id, it.log(), new UUID(0, 0),
                    it.firstPosition(), it.events())));
            return after;
        });
    }

    @Override
    public List<CarriedOut> find(Collection<UUID> commandIds) {
        var commands = database.read(COMMANDS);
        return commandIds.stream().distinct().map(commands::get).filter(Objects::nonNull).toList();
    }
}
