package bank.eventsourced.desktop.kit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A moment of the bank's past that is looked at.
 *
 * @param position   how far the log of accounts had come: what the bank knew then
 * @param recordedAt when its event was recorded; empty before the first one
 * @param valueDate  the last value date that counts; absent if all do
 */
public record Moment(long position, Optional<Instant> recordedAt, Optional<LocalDate> valueDate) {}
