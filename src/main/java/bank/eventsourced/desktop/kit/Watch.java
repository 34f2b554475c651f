package bank.eventsourced.desktop.kit;

import bank.eventsourced.operations.Monitor;

/** Lets a long task of the window watch work of the bank. */
public record Watch(Tasks.Progress progress) implements Monitor {

    @Override
    public void progressed(long done, long total) {
        progress.reached(done, total);
    }

    @Override
    public boolean cancelled() {
        return progress.cancelled();
    }
}
