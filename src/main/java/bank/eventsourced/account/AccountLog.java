package bank.eventsourced.account;

import java.util.List;
import java.util.Set;

import org.springframework.modulith.NamedInterface;

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
import bank.eventsourced.eventstore.EventType;
import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.TextValue;
import bank.eventsourced.eventstore.Upcaster;

/** The log of all events of all accounts, for those who follow it. */
@NamedInterface("events")
public final class AccountLog {

    /** How events of older schema versions are read. */
    private static final List<Upcaster> UPCASTERS = List.of(new ClosedWithoutReason());

    /** What customers or those who serve them have written. The reason for which somebody was forgotten is none of them. */
    private static final Set<String> TEXTS = Set.of("text", "counterparty", "reason");

    public static final LogDefinition<AccountEvent> DEFINITION = new LogDefinition<>("account",
            List.of(new EventType<>("account.opened", 1, Opened.class, Set.of("holder")),
                    new EventType<>("account.credited", 1, Credited.class, TEXTS),
                    new EventType<>("account.debited", 1, Debited.class, TEXTS),
                    new EventType<>("account.transfer-sent", 1, TransferSent.class, TEXTS),
                    new EventType<>("account.transfer-received", 1, TransferReceived.class, TEXTS),
                    new EventType<>("account.credit-reversed", 1, CreditReversed.class, TEXTS),
                    new EventType<>("account.debit-reversed", 1, DebitReversed.class, TEXTS),
                    new EventType<>("account.transfer-sent-reversed", 1, TransferSentReversed.class, TEXTS),
                    new EventType<>("account.transfer-received-reversed", 1, TransferReceivedReversed.class, TEXTS),
                    new EventType<>("account.overdraft-limit-changed", 1, OverdraftLimitChanged.class),
                    new EventType<>("account.frozen", 1, Frozen.class, TEXTS),
                    new EventType<>("account.unfrozen", 1, Unfrozen.class, TEXTS),
                    new EventType<>("account.holder-forgotten", 1, HolderForgotten.class),
                    new EventType<>("account.closed", 2, Closed.class, TEXTS)),
            UPCASTERS, List.of(new TextValue<>(AccountNumber.class, AccountNumber::value, AccountNumber::new)));

    private AccountLog() {}
}
