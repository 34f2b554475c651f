package badbank.ledger.application;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings that change. */
@ConfigurationProperties("bad.ledger")
class LedgerSettings {}
