package bank.eventsourced.ledger;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The general ledgers of the bank, one for each currency. Thread-safe; needs no transaction of the caller's. */
public interface Ledgers {

    /** All ledgers, in the order of their currency codes. */
    List<LedgerView> all();

    /** The ledger of a currency; empty if no account was ever opened in it. */
    Optional<LedgerView> find(Currency currency);
}
