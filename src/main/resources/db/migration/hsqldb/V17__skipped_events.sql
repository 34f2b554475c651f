-- Events that a follower will never get, because somebody said so: who, when and why. Kept for good.
create table skipped_event (
    position   bigint        not null,
    follower   varchar(50)   not null,
    log        varchar(20)   not null,
    stream_id  uuid          not null,
    version    bigint        not null,
    cause      varchar(2000) not null,
    attempts   integer       not null,
    reason     varchar(500)  not null,
    actor      varchar(100)  not null,
    skipped_at timestamp(6)  not null,
    constraint skipped_event_pk primary key (position, follower)
);
