package badbank.eventstore;

/** Says that a log has advanced. */
public interface Prompt {}
