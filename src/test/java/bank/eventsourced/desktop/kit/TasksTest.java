package bank.eventsourced.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TasksTest {

    private final BlockingQueue<Runnable> fxThread = new LinkedBlockingQueue<>();
    private final BankWork work = new BankWork(fxThread::add);
    private final Tasks tasks = new Tasks(work, fxThread::add);
    private final List<Object> ends = new ArrayList<>();

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_task_is_under_way_until_its_result_arrives() throws InterruptedException {
        var mayEnd = new CountDownLatch(1);
        var task = tasks.start("Counting", _ -> {
            mayEnd.await();
            return 42;
        }, ends::add, ends::add);
        assertThat(tasks.running()).containsExactly(task);
        mayEnd.countDown();
        fxThreadActsUntilTheEnd();
        assertThat(ends).containsExactly(42);
        assertThat(tasks.running()).isEmpty();
        assertThat(task.endedProperty().get()).isTrue();
    }

    @Test
    void a_million_steps_of_progress_do_not_flood_the_window() throws InterruptedException {
        var steps = 1_000_000;
        var counted = new CountDownLatch(1);
        var task = tasks.start("Counting", progress -> {
            for (int i = 1; i <= steps; i++) {
                progress.reached(i, steps);
            }
            counted.countDown();
            return "done";
        }, ends::add, ends::add);
        counted.await();
        var waiting = 0;
        while (ends.isEmpty()) {
            fxThreadActs();
            waiting++;
        }
        assertThat(waiting).isLessThanOrEqualTo(2);
        assertThat(task.fractionProperty().get()).isEqualTo(1);
        assertThat(task.doneProperty().get()).isEqualTo(steps);
    }

    @Test
    void a_task_that_is_cancelled_stops_when_it_asks() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var task = tasks.start("Waiting", progress -> {
            begun.countDown();
            while (!progress.cancelled()) {
                Thread.onSpinWait();
            }
            throw new CancellationException("Nothing was changed.");
        }, ends::add, ends::add);
        begun.await();
        tasks.cancelAll();
        assertThat(task.cancellingProperty().get()).isTrue();
        fxThreadActsUntilTheEnd();
        assertThat(ends).singleElement().isInstanceOf(CancellationException.class);
    }

    private void fxThreadActsUntilTheEnd() throws InterruptedException {
        while (ends.isEmpty()) {
            fxThreadActs();
        }
    }

    private void fxThreadActs() throws InterruptedException {
        var next = fxThread.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        next.run();
    }
}
