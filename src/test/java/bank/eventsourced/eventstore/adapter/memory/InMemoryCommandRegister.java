package bank.eventsourced.eventstore.adapter.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import bank.eventsourced.eventstore.ConcurrencyConflict;
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
    public List<CarriedOut> find(Collection<UUID> commandIds) {
        var commands = database.read(COMMANDS);
        return commandIds.stream().distinct().map(commands::get).filter(Objects::nonNull).toList();
    }
}
