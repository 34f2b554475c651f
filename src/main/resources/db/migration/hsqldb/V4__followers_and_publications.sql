-- How far each follower has come. Its effects and its checkpoint are committed together. In memory, as log_head is.
create memory table follower (
    name       varchar(50) not null,
    log        varchar(20) not null,
    checkpoint bigint      not null,
    constraint follower_pk primary key (name)
);

-- Spring Modulith's registry: a prompt for each follower, outstanding until the follower has committed past it.
-- In memory: rows come and go with every commit, and there are few unless a follower fails.
create memory table event_publication (
    id                     uuid           not null,
    listener_id            varchar(500)   not null,
    event_type             varchar(500)   not null,
    serialized_event       varchar(10000) not null,
    publication_date       timestamp(6)   not null,
    completion_date        timestamp(6),
    status                 varchar(20),
    completion_attempts    integer        not null,
    last_resubmission_date timestamp(6),
    constraint event_publication_pk primary key (id)
);

create index event_publication_by_listener on event_publication (listener_id, publication_date);
create index event_publication_by_status on event_publication (status, publication_date);
create index event_publication_by_completion on event_publication (completion_date);
