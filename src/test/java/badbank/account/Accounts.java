package badbank.account;

import badbank.ledger.LedgerBook;

/** A port that says yes or no, and knows the ledger. */
public interface Accounts {

    boolean open(String number);

    LedgerBook ledger();
}
