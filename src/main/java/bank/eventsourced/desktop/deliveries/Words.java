package bank.eventsourced.desktop.deliveries;

import java.time.Duration;
import java.time.Instant;

import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.operations.FollowerProgress;
import bank.eventsourced.operations.ParkedDelivery;
import bank.eventsourced.operations.SkippedDelivery;

/** Puts deliveries into words. */
final class Words {

    private static final int DAYS_IN_HOURS = 48;
    private static final int HOURS_IN_MINUTES = 120;
    private static final int MINUTES_IN_SECONDS = 120;

    private final Language language;

    Words(Language language) {
        this.language = language;
    }

    FollowerRow row(FollowerProgress it, Instant now) {
        return new FollowerRow(it, follower(it.name()), state(it), language.count(it.checkpoint()),
                language.count(it.head()), language.count(it.behind()),
                it.oldestEvent().map(since -> age(since, now)).orElse(""), outstanding(it, now),
                language.count(it.parked()));
    }

    private String outstanding(FollowerProgress it, Instant now) {
        var count = language.count(it.outstanding());
        return it.oldestOutstanding()
                .map(since -> text("deliveries.outstanding", count, age(since, now)))
                .orElse(count);
    }

    ParkedRow row(ParkedDelivery it, Instant now) {
        return new ParkedRow(it, follower(it.follower()), state(it.state()),
                it.position().map(Object::toString).orElse(""), language.count(it.attempts()),
                language.count(it.waiting()), age(it.since(), now), it.summary());
    }

    SkippedRow row(SkippedDelivery it) {
        return new SkippedRow(it, follower(it.follower()), Long.toString(it.position()),
                language.isoDateAndTime(it.skippedAt()));
    }

    /** Everything about a parked delivery, for its pane and for others. */
    String details(ParkedDelivery it) {
        return text("deliveries.detail", follower(it.follower()), it.account(),
                it.position().map(Object::toString).orElse("–"), Long.toString(it.version()), it.attempts(),
                language.isoDateAndTime(it.since()), language.isoDateAndTime(it.lastAttempt()), it.waiting())
                + "\n\n" + (it.state() == ParkedDelivery.State.HELD ? text("deliveries.held", it.cause()) : it.cause());
    }

    String details(SkippedDelivery it) {
        return text("deliveries.detail.skipped", follower(it.follower()), it.account(), Long.toString(it.position()),
                Long.toString(it.version()), it.actor(), language.isoDateAndTime(it.skippedAt()), it.reason())
                + "\n\n" + it.cause();
    }

    String follower(String name) {
        return switch (name) {
            case "ledger" -> text("deliveries.follower.ledger");
            case "journal" -> text("deliveries.follower.journal");
            case "balances" -> text("deliveries.follower.balances");
            default -> name;
        };
    }

    private String state(FollowerProgress it) {
        return switch (it.state()) {
            case UP_TO_DATE -> text("deliveries.state.UP_TO_DATE");
            case PAUSED -> it.pause()
                    .map(pause -> text("deliveries.state.pausedSince", language.isoDateAndTime(pause.since()),
                            pause.by(), pause.reason()))
                    .orElseGet(() -> text("deliveries.state.PAUSED"));
            case CATCHING_UP -> text("deliveries.state.CATCHING_UP");
            case FAILING -> it.failure()
                    .map(failure -> text("deliveries.state.failingAt", Long.toString(failure.position()),
                            failure.attempts(), failure.cause()))
                    .orElseGet(() -> text("deliveries.state.FAILING"));
        };
    }

    private String state(ParkedDelivery.State state) {
        return text("deliveries.parked." + state);
    }

    String age(Instant since, Instant now) {
        var age = Duration.between(since, now.isBefore(since) ? since : now);
        if (age.toSeconds() < MINUTES_IN_SECONDS) {
            return text("deliveries.age.seconds", age.toSeconds());
        }
        if (age.toMinutes() < HOURS_IN_MINUTES) {
            return text("deliveries.age.minutes", age.toMinutes());
        }
        return age.toHours() < DAYS_IN_HOURS ? text("deliveries.age.hours", age.toHours())
                : text("deliveries.age.days", age.toDays());
    }

    private String text(String name, Object... details) {
        return language.texts().get(name, details);
    }
}
