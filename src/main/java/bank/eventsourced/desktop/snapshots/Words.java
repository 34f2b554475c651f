package bank.eventsourced.desktop.snapshots;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.operations.Snapshots.Check;
import bank.eventsourced.operations.Snapshots.LoadTimes;
import bank.eventsourced.operations.Snapshots.Packing;
import bank.eventsourced.operations.Snapshots.Policy;
import bank.eventsourced.operations.Snapshots.Snapshot;
import bank.eventsourced.operations.Snapshots.Summary;
import bank.eventsourced.operations.StoredSize;

/** What there is to say about snapshots, in the language of the window. */
record Words(Language language) {

    private static final long NANOS_PER_MICRO = 1_000;
    private static final double MICROS_PER_MILLI = 1_000;

    private String text(String name, Object... details) {
        return language.texts().get("snapshots." + name, details);
    }

    /** Such as {@code 23 snapshots · one every 50 events (account, ledger) · 2 packed: 312 of 2,380 characters}. */
    String summary(Summary summary) {
        var typesByPolicy = summary.policies()
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .collect(Collectors.groupingBy(Map.Entry::getValue, LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.joining(", "))));
        var policies = typesByPolicy.entrySet()
                .stream()
                .map(it -> policy(it.getKey()) + " (" + it.getValue() + ")");
        return Stream
                .of(Stream.of(text("count", summary.count(), language.count(summary.count()))), policies,
                        packed(summary.packing()).stream())
                .flatMap(Function.identity())
                .collect(Collectors.joining(" · "));
    }

    private Optional<String> packed(Packing it) {
        return it.snapshots() == 0 ? Optional.empty()
                : Optional.of(text("packed", language.count(it.snapshots()), language.count(it.characters()),
                        language.count(it.unpacked())));
    }

    private String policy(Policy policy) {
        return Stream.of(Optional.of(text("interval", language.count(policy.everyEvents()))),
                policy.olderThan().map(it -> text("olderThan", it.toMinutes())),
                policy.slowerThan().map(it -> text("slowerThan", it.toMillis())),
                policy.kept().map(it -> text("kept", it)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    /** Such as {@code in 12 events}. */
    String next(Snapshot snapshot) {
        return text("next", snapshot.dueIn(), language.count(snapshot.dueIn()));
    }

    /** Such as {@code 1,380 characters}, or {@code stored packed: 412 of 1,380 characters}. */
    String size(StoredSize size) {
        return size.isPacked() ? text("size.packed", language.count(size.stored()), language.count(size.unpacked()))
                : text("size", language.count(size.stored()));
    }

    String takenAt(Snapshot snapshot) {
        return snapshot.takenAt().map(language::isoDateAndTime).orElseGet(() -> text("unknown"));
    }

    String state(Snapshot snapshot) {
        return snapshot.usable() ? text("usable") : text("oldSchema", language.count(snapshot.schemaVersion()));
    }

    /** Such as {@code 1.8 ms}; microseconds are the finest that is shown. */
    String time(Duration duration) {
        var micros = Math.max(0, duration.toNanos()) / NANOS_PER_MICRO;
        return text("millis", String.format(language.formats(), "%,.3f", micros / MICROS_PER_MILLI));
    }

    /** What measuring has shown; absent if there was nothing to measure. */
    Optional<String> times(LoadTimes it) {
        if (it.runs() == 0) {
            return Optional.empty();
        }
        return Optional.of(text("times", time(it.withSnapshot()), language.count(it.version() - it.snapshotVersion()),
                time(it.withoutSnapshot()), language.count(it.version()), it.runs()));
    }

    String check(Check check) {
        return switch (check) {
            case Check.Same(var version, var took) -> text("check.same", language.count(version), time(took));
            case Check.Different(var version, _, _) -> text("check.different", language.count(version));
            case Check.Unreadable(var version, var cause) -> text("check.unreadable", language.count(version), cause);
            case Check.BrokenEvent(var version, var position, var cause) ->
                text("check.brokenEvent", language.count(version), language.count(position), cause);
            case Check.NoSnapshot() -> text("check.noSnapshot");
        };
    }
}
