package bank.eventsourced.ledger.application;

import static bank.eventsourced.money.Money.parse;

import java.util.List;

import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.eventstore.adapter.json.StoredForms;
import bank.eventsourced.ledger.LedgerAccount;
import bank.eventsourced.ledger.domain.LedgerEvent.LedgerOpened;
import bank.eventsourced.ledger.domain.LedgerEvent.Posted;
import bank.eventsourced.money.Money;

class LedgerLogTest {

    @Test
    void whatWasReleasedStaysReadableAndIsWrittenTheSame() {
        StoredForms.assertKept(LedgerLog.DEFINITION, "/golden/ledger-events.txt", List.of(
                new LedgerOpened("general ledger EUR", Money.currency("EUR")),
                new Posted(17, new AccountNumber("1"), 3, LedgerAccount.CASH, LedgerAccount.CUSTOMER_DEPOSITS,
                        parse("20.50 EUR")),
                new Posted(18, new AccountNumber("2"), 4, LedgerAccount.TRANSFERS_IN_TRANSIT, LedgerAccount.CLEARING,
                        parse("1 JPY")),
                new Posted(19, new AccountNumber("2"), 5, LedgerAccount.INTEREST, LedgerAccount.FEES,
                        parse("0.001 KWD"))));
    }
}
