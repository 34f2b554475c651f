package bank.eventsourced.desktop.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;
import javafx.util.Subscription;

import bank.eventsourced.account.AccountHistory;
import bank.eventsourced.account.AccountMoment;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.BalancePoint;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LatestReading;
import bank.eventsourced.desktop.kit.LiveReading;

/**
 * Which version of which account is looked at. List, slider and chart all show {@link #versionProperty}; the state follows
 * as soon as it is read. Who looks at the newest version stays with the newest. On the FX thread.
 */
final class HistoryViewModel {

    static final Duration PACE = Duration.millis(400);

    private final Desk desk;
    private final AccountHistory history;
    private final ReadOnlyLongWrapper versions = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper past = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<AccountMoment>> moment =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<BalancePoint>> curve = new ReadOnlyObjectWrapper<>(List.of());
    private final LatestReading<Optional<AccountMoment>> moments;
    private final LatestReading<Long> instants;
    private final LiveReading<Reading> live;
    private final Timeline player = new Timeline();
    private volatile Optional<AccountNumber> account = Optional.empty();
    private volatile Optional<Reading> lastReading = Optional.empty();
    private Optional<Long> wanted = Optional.empty();
    private Subscription following = Subscription.EMPTY;

    HistoryViewModel(Desk desk) {
        this.desk = desk;
        this.history = desk.bank().history();
        moments = desk.latest(this::arrived, this::failed);
        instants = desk.latest(this::found, this::failed);
        live = desk.live(this::look, this::grown, this::failed);
        player.getKeyFrames().add(new KeyFrame(PACE, _ -> playOn()));
        player.setCycleCount(Animation.INDEFINITE);
    }

    /** How far an account has come. */
    private record Reading(Optional<AccountNumber> account, long versions, List<BalancePoint> curve) {}

    /** Looks at an account; without a version at what was looked at before, or else at the newest. */
    void show(AccountNumber number, Optional<Long> at) {
        if (!account.equals(Optional.of(number))) {
            forget();
            account = Optional.of(number);
            wanted = at;
            live.request();
        } else {
            at.ifPresent(it -> {
                wanted = at;
                goWhereWanted();
            });
        }
    }

    private void forget() {
        pause();
        moments.forget();
        instants.forget();
        lastReading = Optional.empty();
        versions.set(0);
        version.set(0);
        past.set(false);
        problem.set("");
        moment.set(Optional.empty());
        curve.set(List.of());
    }

    void activate() {
        following = live.start();
    }

    void deactivate() {
        pause();
        following.unsubscribe();
        following = Subscription.EMPTY;
    }

    void reload() {
        lastReading = Optional.empty();
        live.request();
        if (version.get() > 0) {
            read(version.get());
        }
    }

    Optional<AccountNumber> account() {
        return account;
    }

    AccountHistory history() {
        return history;
    }

    /** How many versions there are; 0 until that is known. */
    ReadOnlyLongProperty versionsProperty() {
        return versions.getReadOnlyProperty();
    }

    /** The one that is looked at; 0 until there is one. */
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty pastProperty() {
        return past.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** Why a jump went nowhere; empty if it did not. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The version that is looked at as it was read; a moment behind while one moves fast. */
    ReadOnlyObjectProperty<Optional<AccountMoment>> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<BalancePoint>> curveProperty() {
        return curve.getReadOnlyProperty();
    }

    /** Looks at a version, or the nearest that there is. */
    void go(long to) {
        pause();
        move(to);
    }

    void step(long by) {
        go(version.get() + by);
    }

    void first() {
        go(1);
    }

    void now() {
        go(versions.get());
    }

    /** Looks at what the bank knew at an instant. */
    void jump(Instant instant) {
        pause();
        account.ifPresent(number -> instants.ask(() -> history.versionAt(number, instant)));
    }

    private void found(long at) {
        if (at == 0) {
            problem.set(desk.texts().get("history.notOpenYet"));
        } else {
            move(at);
        }
    }

    /** Says why there is nothing to jump to. */
    void refuseJump(String why) {
        pause();
        problem.set(why);
    }

    void togglePlay() {
        if (playing.get()) {
            pause();
        } else if (versions.get() > 1) {
            if (!past.get()) {
                move(1);
            }
            playing.set(true);
            player.playFromStart();
        }
    }

    void pause() {
        player.stop();
        playing.set(false);
    }

    /** The next version, unless the one before has not been read yet or cannot be gone beyond. */
    private void playOn() {
        var read = moment.get().filter(it -> it.version() == version.get());
        if (read.flatMap(AccountMoment::fault).isPresent()) {
            pause();
        } else if (read.isPresent()) {
            move(version.get() + 1);
            if (!past.get()) {
                pause();
            }
        }
    }

    private void move(long to) {
        if (versions.get() == 0) {
            return;
        }
        problem.set("");
        var target = Math.clamp(to, 1L, versions.get());
        if (target != version.get()) {
            version.set(target);
            read(target);
        }
        past.set(target < versions.get());
    }

    private void read(long target) {
        var number = account.orElseThrow();
        var from = moment.get();
        moments.ask(() -> from.isPresent() ? history.step(from.get(), target) : history.at(number, target));
    }

    private void arrived(Optional<AccountMoment> read) {
        moment.set(read);
        if (read.isEmpty()) {
            problem.set(desk.texts().get("history.missing", desk.language().count(version.get())));
        }
    }

    /** Off the FX thread. A curve is drawn again only when the account has grown. */
    private Reading look() {
        var number = account;
        var count = number.map(history::versions).orElse(0L);
        var before = lastReading.filter(it -> it.account().equals(number) && it.versions() == count);
        if (before.isPresent()) {
            return before.get();
        }
        var points = number.map(it -> history.balances(it, AccountHistory.MOST_POINTS)).orElse(List.of());
        var reading = new Reading(number, count, points);
        lastReading = Optional.of(reading);
        return reading;
    }

    private void grown(Reading reading) {
        if (!reading.account().equals(account)) {
            live.request();
            return;
        }
        var stay = past.get();
        var grew = reading.versions() != versions.get();
        versions.set(reading.versions());
        curve.set(reading.curve());
        if (wanted.isPresent()) {
            goWhereWanted();
        } else if (grew) {
            move(stay ? version.get() : reading.versions());
        }
    }

    private void goWhereWanted() {
        if (versions.get() > 0) {
            var to = wanted.orElse(versions.get());
            wanted = Optional.empty();
            go(to);
        }
    }

    private void failed(Exception failure) {
        pause();
        problem.set(desk.texts().get("failure.reading", desk.language().sentence(failure)));
    }
}
