package bank.eventsourced.ledger;

import java.util.Currency;
import java.util.List;

import bank.eventsourced.money.Money;

/**
 * The ledger of a currency as it is.
 *
 * @param name         such as {@code general ledger EUR}
 * @param balance      the customer deposits
 * @param transactions how many account transactions have been posted
 * @param debits       the sum of all debits; equal to the credits
 * @param trialBalance a line for each account of the chart, in its order
 * @param checkpoint   the position in the log of accounts up to which everything has been posted
 * @param behind       how many events of that log have not been posted yet
 */
public record LedgerView(String name, Currency currency, Money balance, long transactions, Money debits, Money credits,
        List<TrialBalanceLine> trialBalance, long checkpoint, long behind) {

    /** What was debited and credited to an account of the chart. */
    public record TrialBalanceLine(LedgerAccount account, Money debits, Money credits) {}
}
