package bank.eventsourced.ledger.application;

import java.util.Currency;
import java.util.List;

/** Driven port: which currencies have a ledger. */
public interface LedgerCatalogue {

    /** Adds a currency, in the transaction that opens its ledger. */
    void add(Currency currency);

    /** In the order of their codes. */
    List<Currency> list();
}
