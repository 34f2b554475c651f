package badbank.ledger;

/** Known to account. */
public record LedgerBook(String name) {}
