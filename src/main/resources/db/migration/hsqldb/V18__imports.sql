-- Which imports there were. Everything that an import recorded has its id as correlation, between two positions of the
-- account log; the second is not known while it runs, nor if the program ended meanwhile.
create table import_run (
    id              uuid         not null,
    file            varchar(255) not null,
    actor           varchar(100) not null,
    started_at      timestamp(6) not null,
    first_position  bigint       not null,
    last_position   bigint,
    recorded_rows   bigint       not null,
    opened_accounts bigint       not null,
    reversed_rows   bigint       not null,
    state           varchar(20)  not null,
    constraint import_run_pk primary key (id)
);
