-- The truth: every event of every log, in its stored form. Nothing here is ever updated or deleted.
create table event (
    log            varchar(20)      not null,
    position       bigint           not null,
    stream_id      uuid             not null,
    stream_type    varchar(50)      not null,
    version        bigint           not null,
    type           varchar(100)     not null,
    schema_version integer          not null,
    payload        varchar(1000000) not null,
    command_id     uuid             not null,
    correlation_id uuid             not null,
    causation      varchar(50),
    actor          varchar(100)     not null,
    value_date     date,
    recorded_at    timestamp(6)     not null,
    hash           varbinary(32)    not null,
    constraint event_pk primary key (log, position),
    constraint event_version_once unique (stream_id, version)
);

-- The end of each log. An append locks its row, takes the next positions and releases it with the commit.
-- Few rows that change with every commit stay in memory: in a cached table each change would look for space in the file.
create memory table log_head (
    log         varchar(20)   not null,
    position    bigint        not null,
    hash        varbinary(32) not null,
    recorded_at timestamp(6)  not null,
    constraint log_head_pk primary key (log)
);
