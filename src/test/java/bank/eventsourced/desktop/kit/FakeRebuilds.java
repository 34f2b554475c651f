package bank.eventsourced.desktop.kit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.Rebuilds;

/** Rebuilds as a test wants them; remembers what it was told to do. */
public final class FakeRebuilds implements Rebuilds {

    public final List<String> done = new CopyOnWriteArrayList<>();
    public volatile Result result = new Result.Compared(7, 12, 0, 0, 0, List.of());

    @Override
    public List<String> names() {
        return List.of("balances", "journal");
    }

    @Override
    public Result prove(String name, Monitor monitor) {
        done.add("prove " + name);
        monitor.progressed(7, 7);
        return result;
    }

    @Override
    public Result replace(String name, Monitor monitor) {
        done.add("replace " + name);
        return result;
    }

    @Override
    public void discard(String name) {
        done.add("discard " + name);
    }
}
