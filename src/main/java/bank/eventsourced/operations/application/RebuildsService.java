package bank.eventsourced.operations.application;

import java.util.List;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.Rebuilding;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.Rebuilds;

/** Passes on what somebody wants to have rebuilt. */
@Service
class RebuildsService implements Rebuilds {

    private final Rebuilding rebuilding;

    RebuildsService(Rebuilding rebuilding) {
        this.rebuilding = rebuilding;
    }

    @Override
    public List<String> names() {
        return rebuilding.models();
    }

    @Override
    public Result prove(String name, Monitor monitor) {
        return result(rebuilding.prove(name, new Watching(monitor)));
    }

    @Override
    public Result replace(String name, Monitor monitor) {
        return result(rebuilding.replace(name, new Watching(monitor)));
    }

    @Override
    public void discard(String name) {
        rebuilding.discard(name);
    }

    private static Result result(Rebuilding.Result result) {
        return switch (result) {
            case Rebuilding.Result.Compared it -> new Result.Compared(it.position(), it.rows(), it.missing(),
                    it.surplus(), it.wrong(), it.differences().stream().map(RebuildsService::difference).toList());
            case Rebuilding.Result.Refused it -> new Result.Refused(it.why());
            case Rebuilding.Result.Unknown _ -> new Result.Unknown();
        };
    }

    private static Difference difference(Rebuilding.Difference it) {
        return new Difference(it.table(), it.row(), it.kept(), it.rebuilt());
    }
}
