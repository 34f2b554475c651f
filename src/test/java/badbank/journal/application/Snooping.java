package badbank.journal.application;

import badbank.account.domain.Account;

/** Looks into the domain of account. */
record Snooping(Account account) {}
