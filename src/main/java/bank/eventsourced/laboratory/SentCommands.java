package bank.eventsourced.laboratory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import bank.eventsourced.laboratory.GivenCommand.Kind;

/** What was sent to the bank, and what it has acknowledged. Thread-safe. */
final class SentCommands {

    private static final int ASKED_AGAIN = 10;

    private final Findings findings;
    private final Map<UUID, Fate> fates = new HashMap<>();
    private final Map<Integer, List<UUID>> inFlight = new HashMap<>();
    private final Set<UUID> contested = new HashSet<>();
    private final Set<UUID> unanswered = new LinkedHashSet<>();
    private final Set<UUID> everUnanswered = new HashSet<>();
    private final Set<String> forgotten = new HashSet<>();
    private final Set<UUID> untold = new HashSet<>();
    private final Deque<GivenCommand> lastAcknowledged = new ArrayDeque<>();
    private long acknowledged;
    private long foundDone;

    SentCommands(Findings findings) {
        this.findings = findings;
    }

    /** @param acknowledgement where the bank said that the command's first event is */
    private record Fate(GivenCommand command, Optional<Answer> acknowledgement) {}

    /** @param client the number of who sends it; several may send the same command at the same time */
    synchronized void sent(int client, GivenCommand command) {
        if (command.kind() != Kind.RUBBISH) {
            fates.putIfAbsent(command.id(), new Fate(command, Optional.empty()));
            if (isInFlight(command.id()) && !inFlight(client).contains(command.id())) {
                contested.add(command.id());
            }
            inFlight(client).add(command.id());
            unanswered.add(command.id());
            if (command.kind() == Kind.FORGET) {
                forgotten.add(command.account());
            }
        }
    }

    private List<UUID> inFlight(int client) {
        return inFlight.computeIfAbsent(client, it -> new ArrayList<>());
    }

    private boolean isInFlight(UUID id) {
        return inFlight.values().stream().anyMatch(it -> it.contains(id));
    }

    synchronized void answered(int client, GivenCommand command, Answer answer) {
        if (answer.isBroken()) {
            findings.add(Findings.Kind.BROKEN, "'%s' was answered with %s".formatted(command.line(), answer.text()));
        }
        if (command.kind() == Kind.RUBBISH) {
            if (answer.isDone()) {
                findings.add(Findings.Kind.WRONG, "'%s' was accepted: %s".formatted(command.line(), answer));
            }
            return;
        }
        inFlight(client).remove(command.id());
        if (answer.isDone() || !isInFlight(command.id())) {
            unanswered.remove(command.id());
        }
        if (!answer.isDone() && everUnanswered.contains(command.id()) && isForgotten(command)) {
            untold.add(command.id());
        }
        if (answer.isDone() && answer.position() > 0) {
            acknowledged(command, answer);
        } else if (!answer.isDone() && !isForgotten(command) && !contested.contains(command.id())) {
            acknowledgement(command.id()).ifPresent(known -> findings.add(Findings.Kind.LOST,
                    "'%s' was acknowledged with %s and is now answered with %s".formatted(command.line(), known,
                            answer)));
        }
    }

    /**
     * What was said about a forgotten customer is not remembered: whoever says it again is told that the id is taken, which
     * does not tell what it was taken by. A reversal does not name the other customer of a transfer, who may be forgotten.
     */
    private boolean isForgotten(GivenCommand command) {
        return command.kind() == Kind.REVERSE ? !forgotten.isEmpty()
                : Stream.of(command.line().split(" ")).anyMatch(forgotten::contains);
    }

    private void acknowledged(GivenCommand command, Answer answer) {
        var known = fates.getOrDefault(command.id(), new Fate(command, Optional.empty())).acknowledgement();
        if (known.isEmpty()) {
            acknowledged++;
            foundDone += answer.repeated() && everUnanswered.contains(command.id()) ? 1 : 0;
            fates.put(command.id(), new Fate(command, Optional.of(answer)));
            lastAcknowledged.addLast(command);
            if (lastAcknowledged.size() > ASKED_AGAIN) {
                lastAcknowledged.removeFirst();
            }
        } else if (!answer.repeated() && !contested.contains(command.id())) {
            findings.add(Findings.Kind.LOST, "'%s' was acknowledged with %s and forgotten: it is done again with %s"
                    .formatted(command.line(), known.get(), answer));
        } else if (known.get().position() != answer.position()) {
            findings.add(Findings.Kind.WRONG, "'%s' is remembered as %s, but was %s".formatted(command.line(), answer,
                    known.get()));
        }
    }

    /** Nobody will answer what this client's process was sent. */
    synchronized void died(int client) {
        everUnanswered.addAll(inFlight(client));
        inFlight(client).clear();
    }

    /** What the next process is asked first: all that nobody will answer, and what was acknowledged last. */
    synchronized List<GivenCommand> toAskAgain() {
        var unansweredYet = unanswered.stream().filter(it -> !isInFlight(it)).map(fates::get).map(Fate::command);
        return Stream.concat(unansweredYet, lastAcknowledged.stream()).toList();
    }

    /** All that is unanswered, and all that was ever acknowledged. */
    synchronized List<GivenCommand> rollCall() {
        return fates.entrySet()
                .stream()
                .filter(it -> it.getValue().acknowledgement().isPresent() || unanswered.contains(it.getKey()))
                .map(it -> it.getValue().command())
                .toList();
    }

    synchronized Optional<GivenCommand> find(UUID id) {
        return Optional.ofNullable(fates.get(id)).map(Fate::command);
    }

    /** Whether the command may be there or not, as far as it was answered. */
    synchronized boolean isUnanswered(UUID id) {
        return unanswered.contains(id) || untold.contains(id);
    }

    synchronized Optional<Answer> acknowledgement(UUID id) {
        return Optional.ofNullable(fates.get(id)).flatMap(Fate::acknowledgement);
    }

    synchronized void forEachAcknowledged(BiConsumer<GivenCommand, Answer> visitor) {
        fates.values()
                .forEach(fate -> fate.acknowledgement().ifPresent(answer -> visitor.accept(fate.command(), answer)));
    }

    synchronized long acknowledged() {
        return acknowledged;
    }

    synchronized long everUnanswered() {
        return everUnanswered.size();
    }

    synchronized long foundDone() {
        return foundDone;
    }
}
