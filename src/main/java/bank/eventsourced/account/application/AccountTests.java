package bank.eventsourced.account.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
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
import bank.eventsourced.account.AccountHistory.AsTest;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.InspectedEvent;
import bank.eventsourced.eventstore.InspectedEvent.Reading.Illegible;
import bank.eventsourced.eventstore.InspectedEvent.Reading.Legible;
import bank.eventsourced.wording.Sentence;

/** Reads from the log what a test of one command needs: what was before on each account, and what the command did. */
final class AccountTests {

    /** A method of more lines would be too large for the compiler. */
    private static final int MOST_EVENTS = 1_000;
    private static final int PAGE = 100;

    private final EventLog<AccountEvent> log;

    AccountTests(EventLog<AccountEvent> log) {
        this.log = log;
    }

    AsTest write(AccountNumber account, long version) {
        var event = at(account, version);
        if (event.isEmpty()) {
            return new AsTest.NotWritten(Sentence.of("Account %s has no version %s.", account, version));
        }
        var sides = Stream.of(event, otherSide(event.get()))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(it -> it.stored().position()))
                .toList();
        var before = sides.stream().mapToLong(it -> it.stored().version() - 1).sum();
        if (before > MOST_EVENTS) {
            return new AsTest.NotWritten(Sentence.of(
                    "Before this, %s events happened; a test can hold %s. Choose an earlier version.", before,
                    MOST_EVENTS));
        }
        return write(account, version, sides);
    }

    private AsTest write(AccountNumber account, long version, List<InspectedEvent<AccountEvent>> sides) {
        var then = new ArrayList<AccountEvent>();
        var given = new ArrayList<List<AccountEvent>>();
        for (var side : sides) {
            var history = log.inspect(side.stored().stream(), 0, (int) side.stored().version());
            var events = new ArrayList<AccountEvent>();
            for (var past : history) {
                switch (past.reading()) {
                    case Legible<AccountEvent> it -> events.add(it.only());
                    case Illegible<AccountEvent>(var why) -> {
                        return new AsTest.NotWritten(Sentence.of("Version %s cannot be read: %s.",
                                past.stored().version(), why));
                    }
                }
            }
            then.add(events.removeLast());
            given.add(events);
        }
        var text = new TestText(account);
        var other = given.size() == 1 ? List.<AccountEvent>of() : given.getLast();
        return new AsTest.Written(text.className(version),
                text.write(version, given.getFirst(), other, RecordedCommand.of(then), then));
    }

    private Optional<InspectedEvent<AccountEvent>> at(AccountNumber account, long version) {
        return log.inspect(AccountService.ACCOUNT.stream(account.value()), List.of(version)).stream().findFirst();
    }

    /** What the same command did on another account: recorded at the same instant, with others perhaps. */
    private Optional<InspectedEvent<AccountEvent>> otherSide(InspectedEvent<AccountEvent> event) {
        return other(event).flatMap(account -> {
            var stream = AccountService.ACCOUNT.stream(account.value());
            var last = log.version(stream, event.stored().recordedAt());
            return LongStream.iterate(last, it -> it > 0, it -> it - PAGE)
                    .mapToObj(it -> LongStream.rangeClosed(Math.max(1, it - PAGE + 1), it).boxed().toList())
                    .flatMap(versions -> log.inspect(stream, versions).reversed().stream())
                    .takeWhile(it -> !it.stored().recordedAt().isBefore(event.stored().recordedAt()))
                    .filter(it -> command(it).equals(command(event)))
                    .findFirst();
        });
    }

    private static UUID command(InspectedEvent<AccountEvent> event) {
        return event.stored().metadata().commandId();
    }

    private static Optional<AccountNumber> other(InspectedEvent<AccountEvent> event) {
        return switch (event.reading()) {
            case Legible<AccountEvent> it -> other(it.only());
            case Illegible<AccountEvent> _ -> Optional.empty();
        };
    }

    private static Optional<AccountNumber> other(AccountEvent event) {
        return switch (event) {
            case TransferSent it -> Optional.of(it.to());
            case TransferReceived it -> Optional.of(it.from());
            case TransferSentReversed it -> Optional.of(it.to());
            case TransferReceivedReversed it -> Optional.of(it.from());
            case Opened _, Credited _, Debited _, CreditReversed _, DebitReversed _, OverdraftLimitChanged _, Frozen _, Unfrozen _,HolderForgotten _,Closed _ ->
                Optional
                        .empty();
        };
    }
}
