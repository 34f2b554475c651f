package bank.eventsourced.account.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import bank.eventsourced.account.ImportRow;
import bank.eventsourced.account.ImportRow.State;
import bank.eventsourced.account.ImportRow.Transaction;
import bank.eventsourced.account.TransactionImport;
import bank.eventsourced.account.TransactionImport.Fault;
import bank.eventsourced.account.application.TransactionFiles.RawRow;
import bank.eventsourced.account.application.TransactionRow.Direction;

/** The rows that a preview shows: the first of each state, so that the few are not lost among the many. */
final class ListedRows {

    private final Map<State, List<ImportRow>> byState = new EnumMap<>(State.class);

    void add(State state, TransactionRow row) {
        add(state, row, List.of());
    }

    void addBad(TransactionRow row, Fault fault) {
        add(State.BAD, row, List.of(fault));
    }

    private void add(State state, TransactionRow row, List<Fault> faults) {
        var listed = byState.computeIfAbsent(state, _ -> new ArrayList<>());
        if (listed.size() < TransactionImport.LISTED_ROWS) {
            var change = row.direction() == Direction.CREDIT ? row.amount() : row.amount().negated();
            listed.add(new ImportRow(row.line(), state,
                    Optional.of(new Transaction(row.bookedOn(), row.account(), change, row.text(),
                            row.counterparty())),
                    "", faults));
        }
    }

    void addSenseless(RawRow row, List<Fault> faults) {
        var listed = byState.computeIfAbsent(State.BAD, _ -> new ArrayList<>());
        if (listed.size() < TransactionImport.LISTED_ROWS) {
            var fields = String.join(" | ", row.fields());
            listed.add(new ImportRow(row.line(), State.BAD, Optional.empty(),
                    fields.substring(0, Math.min(fields.length(), ImportRow.LONGEST_RAW)), List.copyOf(faults)));
        }
    }

    List<ImportRow> inOrder() {
        return byState.values()
                .stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(ImportRow::line))
                .toList();
    }
}
