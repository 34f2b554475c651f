-- From here on the id of an imported row begins with its day. A program that does not know that would take rows for new that
-- have been imported, so it must not open this bank: it refuses one with a migration that it does not know.

-- Nobody looks for publications by these: what is complete is deleted, and what is not is found by its follower.
drop index event_publication_by_status;
drop index event_publication_by_completion;
