package bank.eventsourced.operations;

/** Where an event stands: its log and its position, from 1. As text {@code log@position}. */
public record EventPlace(String log, long position) {

    @Override
    public String toString() {
        return log + "@" + position;
    }
}
