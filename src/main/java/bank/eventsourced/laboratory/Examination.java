package bank.eventsourced.laboratory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.laboratory.Findings.Kind;
import bank.eventsourced.money.Money;

/**
 * Compares what is recorded in a bank with what it has acknowledged, and what its followers made of it with what is
 * recorded. Reads each log once, in its order, and can go on when it has grown.
 */
final class Examination {

    private final SentCommands sent;
    private final Findings findings;
    private final Delivery ledger;
    private final Delivery journal;
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Money> balances = new HashMap<>();
    private final Map<UUID, Recorded.Event> commands = new HashMap<>();
    private final List<Recorded.Event> ofOneCommand = new ArrayList<>();
    private long lastPosition;

    Examination(SentCommands sent, Findings findings) {
        this.sent = sent;
        this.findings = findings;
        this.ledger = new Delivery("ledger", findings);
        this.journal = new Delivery("journal", findings);
    }

    /** How many events it has read. */
    long events() {
        return lastPosition;
    }

    /** The balances that the events add up to, by account. */
    Map<String, Money> balances() {
        return Map.copyOf(balances);
    }

    /** The next event of the log of accounts. */
    void read(Recorded.Event event) {
        if (event.position() != lastPosition + 1) {
            findings.add(event.position() > lastPosition ? Kind.LOST : Kind.OUT_OF_ORDER,
                    "position %d follows position %d".formatted(event.position(), lastPosition));
        }
        lastPosition = event.position();
        checkVersion(event);
        checkBalance(event);
        if (!ofOneCommand.isEmpty() && !ofOneCommand.getFirst().commandId().equals(event.commandId())) {
            endCommand();
        }
        ofOneCommand.add(event);
        journal.await(event);
        if (event.amount().isPresent()) {
            ledger.await(event);
        }
    }

    /** The next posting of the ledger, after the event that it is for. */
    void read(Recorded.Posting posting) {
        ledger.took(posting);
    }

    /** The next entry of the journal, after the event that it is for. */
    void read(Recorded.Entry entry) {
        journal.took(entry);
    }

    /** The logs end here for now, and the followers say that they have caught up. */
    void end() {
        endCommand();
        ledger.end();
        journal.end();
        sent.forEachAcknowledged((command, answer) -> {
            if (!commands.containsKey(command.id())) {
                findings.add(Kind.LOST,
                        "'%s' was acknowledged with %s and is not there".formatted(command.line(), answer));
            }
        });
    }

    private void checkVersion(Recorded.Event event) {
        var before = versions.getOrDefault(event.account(), 0L);
        if (event.version() != before + 1) {
            findings.add(
                    event.version() == before ? Kind.DOUBLED : event.version() < before ? Kind.OUT_OF_ORDER : Kind.LOST,
                    "version %d of account %s follows version %d".formatted(event.version(), event.account(), before));
        }
        versions.put(event.account(), event.version());
    }

    private void checkBalance(Recorded.Event event) {
        event.movement().ifPresent(movement -> balances.merge(event.account(), movement, Money::plus));
        event.balance()
                .filter(stated -> !stated.equals(balances.getOrDefault(event.account(), Money.zero(stated.currency()))))
                .ifPresent(stated -> findings.add(Kind.WRONG,
                        "the events add up to %s at %s".formatted(balances.get(event.account()), event)));
    }

    private void endCommand() {
        if (ofOneCommand.isEmpty()) {
            return;
        }
        var first = ofOneCommand.getFirst();
        var earlier = commands.putIfAbsent(first.commandId(), first);
        if (earlier != null) {
            findings.add(Kind.DOUBLED, "the command of %s is there again: %s".formatted(earlier, first));
        } else {
            checkLegs(first);
            sent.find(first.commandId())
                    .ifPresentOrElse(command -> checkCommand(command, first),
                            () -> findings.add(Kind.WRONG, "nobody gave the command of %s".formatted(first)));
        }
        ofOneCommand.clear();
    }

    /** A transfer, or its reversal, has both legs in one append; everything else is one event. */
    private void checkLegs(Recorded.Event first) {
        var legs = first.isLegOfTransfer() ? 2 : 1;
        if (ofOneCommand.size() > legs) {
            findings.add(Kind.DOUBLED, "one command has made %s".formatted(ofOneCommand));
        } else if (ofOneCommand.size() < legs) {
            findings.add(Kind.HALF, "a leg is missing beside %s".formatted(first));
        } else if (legs == 2) {
            var other = ofOneCommand.getLast();
            if (first.isReceivingLeg() == other.isReceivingLeg() || !first.amount().equals(other.amount())
                    || first.account().equals(other.account())) {
                findings.add(Kind.HALF, "these are not the two legs of a transfer: %s".formatted(ofOneCommand));
            }
        }
    }

    private void checkCommand(GivenCommand command, Recorded.Event first) {
        var asked = command.kind().leadsTo(first.type())
                && ofOneCommand.stream().anyMatch(it -> it.account().equals(command.account()))
                && (command.amount().isEmpty() || first.amount().equals(Optional.of(Money.parse(command.amount()))));
        if (!asked) {
            findings.add(Kind.WRONG, "'%s' has led to %s".formatted(command.line(), first));
        }
        sent.acknowledgement(command.id()).ifPresentOrElse(answer -> {
            if (answer.position() != first.position() || answer.version() != first.version()
                    || !answer.account().equals(first.account())) {
                findings.add(Kind.WRONG,
                        "'%s' was acknowledged with %s, but is %s".formatted(command.line(), answer, first));
            }
        }, () -> {
            if (!sent.isUnanswered(command.id())) {
                findings.add(Kind.WRONG, "'%s' was refused, and yet there is %s".formatted(command.line(), first));
            }
        });
    }
}
