package bank.eventsourced.ledger;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The general ledgers of the bank, one for each currency. Thread-safe; needs no transaction of the caller's. */
public interface Ledgers {

    /** All ledgers, in the order of their currency codes. */
    List<LedgerView> all();

    /** All ledgers as they were when everything up to a position in the log of accounts had been posted. */
    default Ledgers asOf(long position, LedgerHistory history) {
        var now = this;
        return new Ledgers() {

            @Override
            public List<LedgerView> all() {
                return now.all().stream().flatMap(it -> find(it.currency()).stream()).toList();
            }

            @Override
            public Optional<LedgerView> find(Currency currency) {
                return history.asOf(currency, position);
            }
        };
    }

    /** The ledger of a currency; empty if no account was ever opened in it. */
    Optional<LedgerView> find(Currency currency);
}
