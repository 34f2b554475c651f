package bank.eventsourced.account.application;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

import bank.eventsourced.account.CommandId;

/**
 * Which rows of a file were recorded and undone again, and how often: that is their generation. Each generation of a row
 * is a transaction of its own, so that what was undone can be imported once more.
 *
 * <p>That a row is undone is told by the command that reversed it: its id is derived from the row's.
 */
final class UndoneRows {

    private final List<BitSet> undoneTimes = new ArrayList<>();

    record Occurrence(int index, TransactionRow row, int number) {}

    /** The id of the command that undoes what an import recorded under another id. */
    static CommandId undoing(CommandId recorded) {
        return CommandId.derived("import-undo", recorded.toString());
    }

    /** The generation of the row with this index; 0 for rows that were not looked up. */
    int generation(int index) {
        var generation = 0;
        while (generation < undoneTimes.size() && undoneTimes.get(generation).get(index)) {
            generation++;
        }
        return generation;
    }

    /** Looks up rows whose generation is not known yet. */
    void lookUp(Collection<Occurrence> rows, AccountService accounts) {
        var undecided = List.copyOf(rows);
        for (int generation = 0; !undecided.isEmpty(); generation++) {
            undecided = undone(undecided, generation, accounts);
        }
    }

    private List<Occurrence> undone(List<Occurrence> rows, int generation, AccountService accounts) {
        var undoings = new HashMap<CommandId, Occurrence>();
        rows.forEach(it -> {
            undoings.put(undoing(it.row().id(it.number(), generation)), it);
            undoings.put(undoing(it.row().formerId(it.number(), generation)), it);
        });
        var undone = accounts.carriedOut(undoings.keySet()).stream().map(undoings::get).toList();
        if (!undone.isEmpty() && undoneTimes.size() == generation) {
            undoneTimes.add(new BitSet());
        }
        undone.forEach(it -> undoneTimes.get(generation).set(it.index()));
        return undone;
    }
}
