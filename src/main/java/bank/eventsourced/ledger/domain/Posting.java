package bank.eventsourced.ledger.domain;

import static bank.eventsourced.ledger.LedgerAccount.CASH;
import static bank.eventsourced.ledger.LedgerAccount.CLEARING;
import static bank.eventsourced.ledger.LedgerAccount.CUSTOMER_DEPOSITS;
import static bank.eventsourced.ledger.LedgerAccount.FEES;
import static bank.eventsourced.ledger.LedgerAccount.INTEREST;
import static bank.eventsourced.ledger.LedgerAccount.TRANSFERS_IN_TRANSIT;

import java.util.Optional;

import bank.eventsourced.account.AccountEvent;
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
import bank.eventsourced.account.Purpose;
import bank.eventsourced.ledger.LedgerAccount;
import bank.eventsourced.money.Money;

/** A double entry: one amount to the debit of one account and to the credit of another, so that it always balances. */
public record Posting(LedgerAccount debit, LedgerAccount credit, Money amount) {

    public Posting {
        if (debit == credit || !amount.isPositive()) {
            throw new IllegalArgumentException(
                    "A posting moves a positive amount between two accounts, not %s from %s to %s"
                            .formatted(amount, credit, debit));
        }
    }

    /** The posting of an account event, if it moved money. Customer deposits are a debt of the bank: a credit adds to it. */
    public static Optional<Posting> of(AccountEvent event) {
        return switch (event) {
            case Credited it -> Optional.of(new Posting(contra(it.purpose()), CUSTOMER_DEPOSITS, it.amount()));
            case Debited it -> Optional.of(new Posting(CUSTOMER_DEPOSITS, contra(it.purpose()), it.amount()));
            case TransferSent it -> Optional.of(new Posting(CUSTOMER_DEPOSITS, TRANSFERS_IN_TRANSIT, it.amount()));
            case TransferReceived it -> Optional.of(new Posting(TRANSFERS_IN_TRANSIT, CUSTOMER_DEPOSITS, it.amount()));
            case CreditReversed it -> Optional.of(new Posting(CUSTOMER_DEPOSITS, contra(it.purpose()), it.amount()));
            case DebitReversed it -> Optional.of(new Posting(contra(it.purpose()), CUSTOMER_DEPOSITS, it.amount()));
            case TransferSentReversed it ->
                Optional.of(new Posting(TRANSFERS_IN_TRANSIT, CUSTOMER_DEPOSITS, it.amount()));
            case TransferReceivedReversed it ->
                Optional.of(new Posting(CUSTOMER_DEPOSITS, TRANSFERS_IN_TRANSIT, it.amount()));
            case Opened _, OverdraftLimitChanged _, Frozen _, Unfrozen _, HolderForgotten _, Closed _ -> Optional.empty();
        };
    }

    private static LedgerAccount contra(Purpose purpose) {
        return switch (purpose) {
            case CASH -> CASH;
            case REMITTANCE -> CLEARING;
            case INTEREST -> INTEREST;
            case FEE -> FEES;
        };
    }
}
