package bank.eventsourced.eventstore.application;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import bank.eventsourced.eventstore.BankCopy.Head;
import bank.eventsourced.eventstore.LogExporting;
import bank.eventsourced.eventstore.Monitor;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StoredEventQuery;
import bank.eventsourced.eventstore.StoredEvents;
import bank.eventsourced.eventstore.application.CommandRegister.CarriedOut;
import bank.eventsourced.eventstore.application.EventLines.End;
import bank.eventsourced.eventstore.domain.ChainVerifier;
import bank.eventsourced.eventstore.domain.LogHead;

/** Writes logs page by page. What is committed never changes, so only where they end is read at one moment. */
@Service
class LogExportingService implements LogExporting {

    private static final int PAGE = StoredEvents.LARGEST_PAGE;
    private static final int MOST_SKIPPED = 100_000;

    private final EventSourcingService mechanism;
    private final EventStore store;
    private final StoredEvents events;
    private final StreamNames names;
    private final CommandRegister register;
    private final CheckpointStore checkpoints;
    private final ParkedStreams parkedStreams;
    private final PersonKeys personKeys;
    private final EventLines format;
    private final LineFiles files;
    private final TransactionTemplate oneMoment;
    private final Clock clock;

    LogExportingService(EventSourcingService mechanism, EventStore store, StoredEvents events, StreamNames names,
            CommandRegister register, CheckpointStore checkpoints, ParkedStreams parkedStreams, PersonKeys personKeys,
            EventLines format,
            LineFiles files, PlatformTransactionManager transactions, Clock clock) {
        this.mechanism = mechanism;
        this.store = store;
        this.events = events;
        this.names = names;
        this.register = register;
        this.checkpoints = checkpoints;
        this.parkedStreams = parkedStreams;
        this.personKeys = personKeys;
        this.format = format;
        this.files = files;
        this.clock = clock;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    @Override
    public Outcome export(Consumer<String> lines, Monitor monitor) {
        var keys = new ArrayList<String>();
        var end = oneMoment.execute(_ -> {
            personKeys.protection().map(format::write).ifPresent(keys::add);
            personKeys.all().stream().map(format::write).forEach(keys::add);
            return end();
        });
        keys.forEach(lines);
        var total = end.heads().stream().mapToLong(Head::position).sum();
        var before = 0L;
        for (var head : end.heads()) {
            var chain = new ChainVerifier(head.log());
            while (chain.position() < head.position()) {
                monitor.report(before + chain.position(), total);
                var page = store.read(head.log(), chain.position(),
                        (int) Math.min(PAGE, head.position() - chain.position()));
                if (page.isEmpty()) {
                    break;
                }
                for (var event : page) {
                    var fault = chain.next(event);
                    if (fault.isPresent()) {
                        return new Outcome.Damaged(fault.get());
                    }
                }
                write(head.log(), page).forEach(lines);
            }
            var fault = chain.end(new LogHead(head.log(), head.position(), head.hash(), end.at()));
            if (fault.isPresent()) {
                return new Outcome.Damaged(fault.get());
            }
            before += head.position();
        }
        lines.accept(format.write(end));
        monitor.report(total, total);
        return new Outcome.Done(end.heads());
    }

    private End end() {
        var heads = store.logs().stream().map(store::head).map(it -> new Head(it.log(), it.position(), it.hash()));
        return new End(clock.instant(), heads.toList(), checkpoints.positions(),
                mechanism.parkings().stream().flatMap(it -> it.parked().stream()).toList(),
                parkedStreams.skipped(MOST_SKIPPED));
    }

    @Override
    public Part export(StoredEventQuery query, Consumer<String> lines, Monitor monitor) {
        var head = store.head(query.log()).position();
        var reached = Math.min(query.afterPosition(), head);
        var written = 0L;
        var mayBeMore = true;
        while (mayBeMore) {
            monitor.report(reached, head);
            var found = events.positions(after(reached, query), PAGE, silent(monitor));
            var positions = Arrays.stream(found).filter(it -> it <= head).toArray();
            write(query.log(), events.at(query.log(), positions)).forEach(lines);
            written += positions.length;
            mayBeMore = positions.length == PAGE;
            reached = mayBeMore ? positions[PAGE - 1] : head;
        }
        monitor.report(head, head);
        return new Part(written, head);
    }

    private static StoredEventQuery after(long position, StoredEventQuery it) {
        return new StoredEventQuery(it.log(), it.stream(), it.type(), it.from(), it.until(), it.correlationId(),
                it.commandId(), it.text(), position, StoredEventQuery.Order.OLDEST_FIRST);
    }

    /** A search within a page tells nothing of the whole, but can be called off. */
    private static Monitor silent(Monitor monitor) {
        return new Monitor() {

            @Override
            public void progressed(long done, long total) {}

            @Override
            public boolean cancelled() {
                return monitor.cancelled();
            }
        };
    }

    @Override
    public List<String> lines(String log, long first, long last) {
        var positions = LongStream.rangeClosed(first, last).limit(PAGE).toArray();
        return write(log, events.at(log, positions));
    }

    private List<String> write(String log, List<StoredEvent> page) {
        var fingerprints = fingerprints(log, page);
        return page.stream()
                .map(it -> format.write(it, names.name(it.streamType(), it.stream()),
                        Optional.ofNullable(fingerprints.get(it.metadata().commandId()))))
                .toList();
    }

    private Map<UUID, UUID> fingerprints(String log, List<StoredEvent> page) {
        var isCommanded = mechanism.restorable(log).filter(Restorable::isCommanded).isPresent();
        var ids = page.stream().map(it -> it.metadata().commandId()).distinct().toList();
        return !isCommanded || ids.isEmpty() ? Map.of()
                : register.find(ids)
                        .stream()
                        .filter(it -> it.log().equals(log))
                        .collect(Collectors.toMap(CarriedOut::commandId, CarriedOut::fingerprint));
    }

    @Override
    public <T> T intoFile(Path file, Function<Consumer<String>, T> work) {
        try (var written = files.begin(file)) {
            var result = work.apply(written::write);
            written.complete();
            return result;
        }
    }
}
