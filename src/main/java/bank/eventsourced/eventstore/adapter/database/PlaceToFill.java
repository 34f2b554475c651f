package bank.eventsourced.eventstore.adapter.database;

import java.nio.file.Path;
import java.util.Optional;

import bank.eventsourced.eventstore.application.CopyTarget;
import bank.eventsourced.eventstore.application.Database;

/** An empty place that is opened like a bank, to be filled. It has its mark until it is closed after that was done. */
final class PlaceToFill implements Database {

    private final CopyTarget place;
    private final Optional<Path> keyFile;
    private volatile boolean complete;

    /** @param keyFile what the bank that is read was named to be sealed with, if it was */
    PlaceToFill(CopyTarget place, Optional<Path> keyFile) {
        this.place = place;
        this.keyFile = keyFile;
    }

    @Override
    public String url() {
        return place.url();
    }

    @Override
    public String user() {
        return place.user();
    }

    @Override
    public Optional<String> password() {
        return place.password();
    }

    @Override
    public void migrate(Runnable change) {
        place.migrate(change);
    }

    @Override
    public void requireRoom() {
        place.requireRoom();
    }

    @Override
    public void requireKept() {
        place.requireKept();
    }

    @Override
    public boolean isUnfinished() {
        return true;
    }

    @Override
    public void finishWhenClosed() {
        complete = true;
    }

    @Override
    public void close() {
        try {
            if (complete) {
                place.takeKey(keyFile);
                place.finish();
            }
        } finally {
            place.close();
        }
    }
}
