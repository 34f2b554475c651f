-- A reversal names the version of its account that it undid.
alter table journal_entry add column reverses bigint;
