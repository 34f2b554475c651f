package bank.eventsourced.account.application;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StreamId;

/** Finds what was recorded on an account at a version, with the other side if it was a transfer. */
final class RecordedMovements {

    private final EventLog<AccountEvent> log;

    RecordedMovements(EventLog<AccountEvent> log) {
        this.log = log;
    }

    /** The event, and after it the other side of a transfer; nothing if the log has no event there. */
    List<RecordedEvent<AccountEvent>> at(StreamId stream, long version) {
        return log.history(stream, version - 1, 1).stream().flatMap(this::withOtherSide).toList();
    }

    private Stream<RecordedEvent<AccountEvent>> withOtherSide(RecordedEvent<AccountEvent> event) {
        return switch (event.event()) {
            case TransferSent _ -> Stream.of(event, neighbour(event, event.position() + 1));
            case TransferReceived _ -> Stream.of(event, neighbour(event, event.position() - 1));
            case Opened _, Credited _, Debited _, CreditReversed _, DebitReversed _, TransferSentReversed _, TransferReceivedReversed _,OverdraftLimitChanged _,Frozen _,Unfrozen _,HolderForgotten _,Closed _ ->
                Stream
                        .of(event);
        };
    }

    /** Both sides of a transfer were recorded in one append: the payer's, and then the payee's. */
    private RecordedEvent<AccountEvent> neighbour(RecordedEvent<AccountEvent> event, long position) {
        return Optional.of(log.read(position - 1, 1))
                .filter(found -> !found.isEmpty())
                .map(List::getFirst)
                .filter(found -> found.metadata().commandId().equals(event.metadata().commandId()))
                .orElseThrow(() -> new IllegalStateException(
                        "The other side of the transfer at position %d is not at position %d".formatted(
                                event.position(), position)));
    }
}
