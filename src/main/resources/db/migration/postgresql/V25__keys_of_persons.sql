-- How the bank's personal texts are protected: one row, or none where they are not.
create table text_protection (
    id          integer       not null,
    kind        varchar(20) not null,
    salt        bytea not null,
    iterations  integer       not null,
    check_value bytea not null,
    sweep_due   boolean       not null,
    constraint text_protection_pk primary key (id)
);

-- One key for each person. Whoever is forgotten has no key any more; the row stays, to tell that there was one.
create table person_key (
    id           uuid         not null,
    fingerprint  bytea,
    wrapped_key  bytea,
    created_at   timestamptz(6) not null,
    forgotten_at timestamptz(6),
    constraint person_key_pk primary key (id),
    constraint person_key_once unique (fingerprint)
);

create index person_key_by_forgetting on person_key (forgotten_at);
