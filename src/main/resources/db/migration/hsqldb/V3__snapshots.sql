-- Shortcuts to the state of a stream at a version. Deleting them changes nothing but speed.
create table snapshot (
    stream_id      uuid             not null,
    version        bigint           not null,
    stream_type    varchar(50)      not null,
    schema_version integer          not null,
    payload        varchar(1000000) not null,
    constraint snapshot_pk primary key (stream_id, version)
);
