package bank.eventsourced.ledger.adapter.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.ledger.application.LedgerCatalogue;

/** Keeps the catalogue of ledgers in memory. */
public final class InMemoryLedgerCatalogue implements LedgerCatalogue {

    private static final Table<List<Currency>> LEDGERS = new Table<>("ledger", List.of());

    private final InMemoryDatabase database;

    public InMemoryLedgerCatalogue(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Currency currency) {
        database.write(LEDGERS, before -> {
            var after = new ArrayList<>(before);
            after.add(currency);
            after.sort(Comparator.comparing(Currency::getCurrencyCode));
            return after;
        });
    }

    @Override
    public List<Currency> list() {
        return database.read(LEDGERS);
    }
}
