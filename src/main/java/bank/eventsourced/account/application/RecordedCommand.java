package bank.eventsourced.account.application;

import java.util.List;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.ChangeOverdraftLimit;
import bank.eventsourced.account.AccountCommand.Close;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.ForgetHolder;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Reverse;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Unfreeze;
import bank.eventsourced.account.AccountCommand.Withdraw;
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

/** Tells from what a command did what it was: events say everything that a command says, but for its value date. */
final class RecordedCommand {

    private RecordedCommand() {}

    /** @param events of one command in their order; the first one is on the account that it was given for */
    static AccountCommand of(List<AccountEvent> events) {
        return switch (events.getFirst()) {
            case Opened it -> new Open(it.account(), it.holder(), it.overdraftLimit());
            case Credited it -> new Deposit(it.account(), it.amount(), it.purpose(), it.text(), it.counterparty());
            case Debited it -> new Withdraw(it.account(), it.amount(), it.purpose(), it.text(), it.counterparty());
            case TransferSent it -> new Transfer(it.account(), it.to(), it.amount(), it.text());
            case TransferReceived it -> new Transfer(it.from(), it.account(), it.amount(), it.text());
            case CreditReversed it -> new Reverse(it.account(), it.original(), it.reason());
            case DebitReversed it -> new Reverse(it.account(), it.original(), it.reason());
            case TransferSentReversed it -> new Reverse(it.account(), it.original(), it.reason());
            case TransferReceivedReversed it -> new Reverse(it.account(), it.original(), it.reason());
            case OverdraftLimitChanged it -> new ChangeOverdraftLimit(it.account(), it.overdraftLimit());
            case Frozen it -> new Freeze(it.account(), it.reason());
            case Unfrozen it -> new Unfreeze(it.account(), it.reason());
            case HolderForgotten it -> new ForgetHolder(it.account(), it.reason());
            case Closed it -> new Close(it.account(), it.reason());
        };
    }
}
