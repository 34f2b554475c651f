package bank.eventsourced.account;

import static bank.eventsourced.money.Money.parse;

import java.util.List;

import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.CreditReversed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.DebitReversed;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.HolderForgotten;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferReceivedReversed;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.TransferSentReversed;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.eventstore.adapter.json.StoredForms;
import bank.eventsourced.money.Money;

class AccountLogTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final AccountNumber BOB = new AccountNumber("2");

    @Test
    void whatWasReleasedStaysReadableAndIsWrittenTheSame() {
        StoredForms.assertKept(AccountLog.DEFINITION, "/golden/account-events.txt", List.of(
                new Opened(new AccountNumber("CZ65-0800.1"), "Ada Lovelace", Money.currency("EUR"), parse("100 EUR")),
                new Credited(ADA, parse("20.50 EUR"), parse("20.50 EUR"), Purpose.CASH, "Žluťoučký \"kůň\"", ""),
                new Credited(ADA, parse("20 JPY"), parse("40 JPY"), Purpose.INTEREST, "", ""),
                new Debited(ADA, parse("0.001 KWD"), parse("-0.001 KWD"), Purpose.REMITTANCE, "rent",
                        "123456789 / AB"),
                new Debited(ADA, parse("3 EUR"), parse("0 EUR"), Purpose.FEE, "", ""),
                new TransferSent(ADA, parse("5 EUR"), parse("0 EUR"), BOB, "rent"),
                new TransferReceived(BOB, parse("5 EUR"), parse("5 EUR"), ADA, "rent"),
                new OverdraftLimitChanged(ADA, parse("50 EUR"), parse("-5 EUR")),
                new Frozen(ADA, "court order", parse("1 EUR")), new Unfrozen(ADA, "", parse("1 EUR")),
                new Closed(ADA, "", parse("0 EUR")), new Closed(ADA, "moved", parse("0 EUR")),
                new CreditReversed(ADA, 2, parse("20.50 EUR"), parse("0 EUR"), Purpose.CASH, "", "typo"),
                new DebitReversed(ADA, 4, parse("0.001 KWD"), parse("0 KWD"), Purpose.REMITTANCE, "123456789 / AB", ""),
                new TransferSentReversed(ADA, 6, parse("5 EUR"), parse("5 EUR"), BOB, "typo"),
                new TransferReceivedReversed(BOB, 2, parse("5 EUR"), parse("0 EUR"), ADA, "typo"),
                new HolderForgotten(ADA, "asked for it", parse("7.00 EUR"))));
    }
}
