-- Streams that a follower does not get for now, from one version on: that event kept failing, or somebody holds the stream.
-- What waits behind is in the log already. In memory: there are few, and every batch of a follower looks here.
create memory table parked_stream (
    follower     varchar(50)   not null,
    stream_id    uuid          not null,
    log          varchar(20)   not null,
    version      bigint        not null,
    state        varchar(10)   not null,
    cause        varchar(2000) not null,
    attempts     integer       not null,
    since        timestamp(6)  not null,
    last_attempt timestamp(6)  not null,
    constraint parked_stream_pk primary key (follower, stream_id)
);
