-- What an event caused, and what belongs together, is found at once. Both indexes grow at their ends: causes in the order of
-- the log that they follow, correlation ids in the order of time.
create index event_by_causation on event (causation, log, position);
create index event_by_correlation on event (correlation_id, log, position);
