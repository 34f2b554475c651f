-- Which commands have been carried out, so that a repeated one has no second effect.
create table command (
    command_id     uuid        not null,
    log            varchar(20) not null,
    fingerprint    uuid        not null,
    first_position bigint      not null,
    events         integer     not null,
    constraint command_pk primary key (command_id)
);
