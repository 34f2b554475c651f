package bank.eventsourced.desktop.deliveries;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LiveReading;
import bank.eventsourced.desktop.kit.Tasks;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.FollowerProgress;
import bank.eventsourced.operations.Holding;
import bank.eventsourced.operations.ParkedDelivery;
import bank.eventsourced.operations.Reason;
import bank.eventsourced.operations.Redelivery;
import bank.eventsourced.operations.SkippedDelivery;

/** Follows the deliveries, asks before it interferes, and says what became of it. On the FX thread. */
final class DeliveriesViewModel {

    private static final int SKIPPED_AT_MOST = 500;

    private final Desk desk;
    private final Deliveries deliveries;
    private final Words words;
    private final FollowersViewModel control;
    private final LiveReading<Look> live;
    private final ObservableList<FollowerRow> followers = FXCollections.observableArrayList();
    private final ObservableList<ParkedRow> parked = FXCollections.observableArrayList();
    private final ObservableList<SkippedRow> skipped = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Question>> question = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Exception>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private Subscription following = Subscription.EMPTY;
    private boolean seen;
    private boolean replacing;

    DeliveriesViewModel(Desk desk) {
        this.desk = desk;
        this.deliveries = desk.bank().deliveries();
        this.words = new Words(desk.language());
        this.control = new FollowersViewModel(desk, words, this::reload);
        this.live = desk.live(this::look, this::show, failed -> failure.set(Optional.of(failed)));
    }

    ObservableList<FollowerRow> followers() {
        return followers;
    }

    ObservableList<ParkedRow> parked() {
        return parked;
    }

    ObservableList<SkippedRow> skipped() {
        return skipped;
    }

    /** What is being asked, if anything. */
    ObjectProperty<Optional<Question>> questionProperty() {
        return question;
    }

    /** Why the deliveries could not be read, if they could not. */
    ReadOnlyObjectProperty<Optional<Exception>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** In a sentence: whether everything has been delivered. Empty before the bank has been read. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Whether rows are being replaced: what is selected meanwhile was not selected by anybody. */
    boolean isReplacing() {
        return replacing;
    }

    boolean seen() {
        return seen;
    }

    Words words() {
        return words;
    }

    void activate() {
        following = live.start();
    }

    void deactivate() {
        following.unsubscribe();
        question.set(Optional.empty());
    }

    void reload() {
        live.request();
    }

    private Look look() {
        return new Look(Instant.now(), deliveries.followers(), deliveries.parked(),
                deliveries.skipped(SKIPPED_AT_MOST));
    }

    /** Rows that say the same as before stay, and so does what is selected. */
    private void show(Look look) {
        seen = true;
        failure.set(Optional.empty());
        replace(followers, look.followers().stream().map(it -> words.row(it, look.at())).toList());
        replace(parked, look.parked().stream().map(it -> words.row(it, look.at())).toList());
        replace(skipped, look.skipped().stream().map(words::row).toList());
        var waiting = look.parked().stream().filter(it -> it.position().isPresent()).count();
        var behind = look.followers().stream().mapToLong(FollowerProgress::behind).sum();
        var paused = look.followers()
                .stream()
                .filter(it -> it.pause().isPresent())
                .map(it -> words.follower(it.name()))
                .collect(Collectors.joining(", "));
        summary.set(waiting > 0 ? text("deliveries.summary.failed", waiting)
                : !paused.isEmpty() ? text("deliveries.summary.paused", paused, behind)
                        : behind > 0 ? text("deliveries.summary.behind", behind) : text("deliveries.summary.done"));
    }

    private <R> void replace(ObservableList<R> shown, List<R> rows) {
        if (!shown.equals(rows)) {
            replacing = true;
            shown.setAll(rows);
            replacing = false;
        }
    }

    void askToRetry(List<ParkedRow> rows) {
        if (!rows.isEmpty()) {
            question.set(Optional.of(new Question.Retry(rows.stream().map(ParkedRow::delivery).toList())));
        }
    }

    void askToSkip(ParkedRow row) {
        if (row.delivery().position().isPresent()) {
            question.set(Optional.of(new Question.Skip(row.delivery())));
        }
    }

    void askToHold() {
        question.set(Optional.of(new Question.HoldAccount(
                followers.stream().map(it -> it.progress().name()).toList())));
    }

    void dismiss() {
        question.set(Optional.empty());
    }

    /** Tries them again, one after the other. It can be cancelled between two of them. */
    void retry(List<ParkedDelivery> chosen) {
        dismiss();
        desk.tasks()
                .start(text("deliveries.retry.task", chosen.size()), progress -> retried(chosen, progress), this::said,
                        this::failed);
    }

    private Retried retried(List<ParkedDelivery> chosen, Tasks.Progress progress) {
        var events = 0L;
        var tried = 0;
        var failures = new ArrayList<String>();
        for (var delivery : chosen) {
            if (progress.cancelled()) {
                break;
            }
            switch (deliveries.retry(delivery)) {
                case Redelivery.Delivered it -> events += it.events();
                case Redelivery.FailedAgain it -> {
                    events += it.events();
                    failures.add(failedAgain(delivery, it));
                }
                case Redelivery.NotParked _ -> {
                    // Somebody else has done it.
                }
            }
            tried++;
            progress.reached(tried, chosen.size());
        }
        return new Retried(chosen.size(), tried, events, failures);
    }

    private void said(Retried retried) {
        live.request();
        if (!retried.failures().isEmpty()) {
            desk.notices()
                    .warn(text("deliveries.retry.failed", retried.failures().size(), retried.chosen(), retried.events(),
                            retried.failures().getFirst()));
        } else if (retried.tried() < retried.chosen()) {
            desk.notices().say(text("deliveries.retry.cancelled", retried.tried(), retried.chosen(), retried.events()));
        } else {
            desk.notices().say(text("deliveries.retry.done", retried.events()));
        }
    }

    private String failedAgain(ParkedDelivery delivery, Redelivery.FailedAgain failed) {
        return text("deliveries.failedAgain", delivery.account(), Long.toString(failed.position()),
                failed.cause().lines().findFirst().orElse(""));
    }

    /** @return why the reason will not do, if it will not */
    Optional<String> skip(ParkedDelivery delivery, String why) {
        var problem = problem(why);
        if (problem.isEmpty()) {
            dismiss();
            desk.work()
                    .command(() -> deliveries.skip(delivery, new Reason(why), FollowersViewModel.ACTOR),
                            became -> skipped(delivery, became), this::failed);
        }
        return problem;
    }

    private void skipped(ParkedDelivery delivery, Redelivery became) {
        live.request();
        var position = delivery.position().map(Object::toString).orElse("");
        switch (became) {
            case Redelivery.Delivered it -> desk.notices()
                    .say(text("deliveries.skip.done", position, words.follower(delivery.follower()), it.events()));
            case Redelivery.FailedAgain it -> desk.notices()
                    .warn(text("deliveries.skip.nextFails", position, failedAgain(delivery, it)));
            case Redelivery.NotParked _ -> desk.notices().warn(text("deliveries.notParked"));
        }
    }

    /** What is done to followers as a whole. */
    FollowersViewModel control() {
        return control;
    }

    void askToPause(FollowerRow row) {
        question.set(Optional.of(new Question.Pause(row.progress().name())));
    }

    /** @return why the reason will not do, if it will not */
    Optional<String> pause(String follower, String why) {
        var problem = problem(why);
        if (problem.isEmpty()) {
            dismiss();
            control.pause(follower, why);
        }
        return problem;
    }

    void askToRebuild(String chosen) {
        question.set(Optional.of(new Question.Rebuild(control.names(), chosen)));
    }

    void rebuild(String name) {
        dismiss();
        control.rebuild(name);
    }

    /** @return why that will not do, if it will not */
    Optional<String> hold(String follower, String account, String why) {
        var problem = account.isBlank() ? Optional.of(text("deliveries.hold.noAccount")) : problem(why);
        if (problem.isEmpty()) {
            dismiss();
            desk.work()
                    .command(() -> deliveries.hold(follower, account.strip(), new Reason(why)),
                            became -> held(follower, account.strip(), became), this::failed);
        }
        return problem;
    }

    private void held(String follower, String account, Holding became) {
        live.request();
        var name = words.follower(follower);
        switch (became) {
            case HELD -> desk.notices().say(text("deliveries.hold.done", account, name));
            case PARKED_ALREADY -> desk.notices().warn(text("deliveries.hold.already", account, name));
            case UNKNOWN -> desk.notices().warn(text("deliveries.hold.unknown", account));
        }
    }

    private Optional<String> problem(String why) {
        if (why.isBlank()) {
            return Optional.of(text("deliveries.noReason"));
        }
        return why.strip().length() > Reason.LONGEST ? Optional.of(text("deliveries.longReason", Reason.LONGEST))
                : Optional.empty();
    }

    private void failed(Exception failed) {
        live.request();
        desk.notices().warn(text("deliveries.broken", desk.language().sentence(failed)));
    }

    private String text(String name, Object... details) {
        return desk.texts().get(name, details);
    }

    private record Look(Instant at, List<FollowerProgress> followers, List<ParkedDelivery> parked,
            List<SkippedDelivery> skipped) {}

    private record Retried(int chosen, int tried, long events, List<String> failures) {}
}
