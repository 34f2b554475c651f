package bank.eventsourced.eventstore;

import java.util.function.Function;

/** A value type that payloads carry as plain text, such as an account number, so that stored events stay readable. */
public record TextValue<T>(Class<T> type, Function<T, String> write, Function<String, T> read) {}
