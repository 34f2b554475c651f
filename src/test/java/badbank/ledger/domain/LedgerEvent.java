package badbank.ledger.domain;

/** Anybody may add one. */
interface LedgerEvent {}
