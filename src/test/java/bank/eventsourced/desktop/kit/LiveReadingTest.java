package bank.eventsourced.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveReadingTest {

    private final BlockingQueue<Runnable> fxThread = new LinkedBlockingQueue<>();
    private final BankWork work = new BankWork(fxThread::add);
    private final AtomicInteger looks = new AtomicInteger();
    private final List<String> arrived = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();
    private volatile Runnable observer = () -> {};
    private volatile String now = "";
    private volatile boolean broken;

    private final LiveReading<String> live = new LiveReading<>(this::observe, work, fxThread::add, () -> {
        looks.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("The disk is gone.");
        }
        return now;
    }, arrived::add, failures::add);

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_thousand_commits_share_a_few_looks_and_the_last_is_seen() throws InterruptedException {
        live.start();
        for (int i = 0; i < 1_000; i++) {
            now = "after commit " + i;
            observer.run();
        }
        while (!arrived.contains("after commit 999")) {
            fxThreadActs();
        }
        assertThat(looks.get()).isLessThan(10);
    }

    @Test
    void what_cannot_be_read_is_said_and_the_next_look_goes_on() throws InterruptedException {
        broken = true;
        live.start();
        fxThreadActs();
        assertThat(failures).singleElement().satisfies(it -> assertThat(it).hasMessage("The disk is gone."));
        broken = false;
        now = "repaired";
        observer.run();
        fxThreadActs();
        assertThat(arrived).containsExactly("repaired");
    }

    @Test
    void nothing_arrives_and_nobody_looks_after_the_end() throws InterruptedException {
        var subscription = live.start();
        var late = fxThread.poll(10, TimeUnit.SECONDS);
        subscription.unsubscribe();
        late.run();
        assertThat(arrived).isEmpty();
        var before = looks.get();
        live.request();
        work.close();
        assertThat(looks).hasValue(before);
    }

    private AutoCloseable observe(Runnable someone) {
        observer = someone;
        return () -> observer = () -> {};
    }

    private void fxThreadActs() throws InterruptedException {
        var next = fxThread.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        next.run();
    }
}
