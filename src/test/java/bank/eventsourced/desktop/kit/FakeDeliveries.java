package bank.eventsourced.desktop.kit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.FollowerProgress;
import bank.eventsourced.operations.Holding;
import bank.eventsourced.operations.ParkedDelivery;
import bank.eventsourced.operations.Pausing;
import bank.eventsourced.operations.Reason;
import bank.eventsourced.operations.Redelivery;
import bank.eventsourced.operations.SkippedDelivery;
import bank.eventsourced.operations.Step;

/** Deliveries as a test wants them; remembers what it was told to do. */
public final class FakeDeliveries implements Deliveries {

    public final List<FollowerProgress> followers = new CopyOnWriteArrayList<>();
    public final List<ParkedDelivery> parked = new CopyOnWriteArrayList<>();
    public final List<SkippedDelivery> skipped = new CopyOnWriteArrayList<>();
    public final List<String> done = new CopyOnWriteArrayList<>();
    public volatile Function<ParkedDelivery, Redelivery> answer = it -> new Redelivery.Delivered(1);
    public volatile Holding holding = Holding.HELD;
    public volatile Pausing pausing = Pausing.DONE;
    public volatile Step step = new Step.NothingLeft();

    @Override
    public List<FollowerProgress> followers() {
        return List.copyOf(followers);
    }

    @Override
    public List<ParkedDelivery> parked() {
        return List.copyOf(parked);
    }

    @Override
    public List<SkippedDelivery> skipped(int limit) {
        return List.copyOf(skipped);
    }

    @Override
    public Redelivery retry(ParkedDelivery it) {
        done.add("retry " + it.account());
        return answer.apply(it);
    }

    @Override
    public Redelivery skip(ParkedDelivery it, Reason reason, String actor) {
        done.add("skip " + it.account() + ": " + reason);
        return answer.apply(it);
    }

    @Override
    public Holding hold(String follower, String account, Reason reason) {
        done.add("hold " + account + " for " + follower + ": " + reason);
        return holding;
    }

    @Override
    public Pausing pause(String follower, Reason reason, String actor) {
        done.add("pause " + follower + ": " + reason);
        return pausing;
    }

    @Override
    public Pausing resume(String follower) {
        done.add("resume " + follower);
        return pausing;
    }

    @Override
    public Step step(String follower) {
        done.add("step " + follower);
        return step;
    }
}
