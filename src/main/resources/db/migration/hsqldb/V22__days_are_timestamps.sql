-- No column has the type date: HSQLDB writes the dates and the timestamps of all databases of a process into their logs
-- with one object that it guards with two locks, so a bank could come back from its log with the times of another one.
-- A day is the timestamp of its midnight.
alter table event alter column value_date set data type timestamp(0);
alter table journal_entry alter column value_date set data type timestamp(0);
alter table journal_day alter column value_date set data type timestamp(0);
