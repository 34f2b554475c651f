-- When a snapshot was taken. Of those that were taken before this was noted it is not known.
alter table snapshot add column taken_at timestamp(6);
