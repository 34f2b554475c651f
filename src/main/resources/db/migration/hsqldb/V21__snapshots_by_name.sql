-- Which snapshot of a stream is its latest one, and what the stream is called, so that a list of them is read in order out
-- of an index: a ledger alone has one for every fifty transactions. The name is in the state that was kept.
alter table snapshot add column name varchar(100);
alter table snapshot add column latest boolean default false not null;

update snapshot
   set name = coalesce(regexp_substring(payload, '(?<="(number|name)":")[^"]*'), cast(stream_id as varchar(36)));
alter table snapshot alter column name set not null;

update snapshot set latest = true
 where (stream_id, version) in (select stream_id, max(version) from snapshot group by stream_id);

create index snapshot_latest_by_name on snapshot (latest, stream_type, name, stream_id);
