-- What an event caused is found at once. The index grows at its ends: in the order of the log that is followed, and, for the
-- events that no event caused, in the order of their own. What belongs together has no index: it would cost every insert
-- more than it spares a rare search, which begins at the time that is in the id.
create index event_by_causation on event (causation, log, position);
