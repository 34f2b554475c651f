package bank.eventsourced.operations.application;

import bank.eventsourced.eventstore.Monitor;

/** Lets a monitor of operations watch the mechanism. */
record Watching(bank.eventsourced.operations.Monitor monitor) implements Monitor {

    @Override
    public void progressed(long done, long total) {
        monitor.progressed(done, total);
    }

    @Override
    public boolean cancelled() {
        return monitor.cancelled();
    }

    /** Lets it watch one part of the work as that: it began after {@code before} of {@code total}. */
    Monitor partOf(long before, long total) {
        return new Monitor() {

            @Override
            public void progressed(long done, long ofThisPart) {
                monitor.progressed(Math.min(before + done, total), total);
            }

            @Override
            public boolean cancelled() {
                return monitor.cancelled();
            }
        };
    }
}
