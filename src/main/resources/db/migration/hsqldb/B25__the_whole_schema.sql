-- A new bank begins with this: what the migrations up to the same number make of an empty database, in one step. A change of the
-- schema is a migration of its own, with a later number; this file stays as it is until it is replaced by a later one.

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
    value_date     timestamp(0),
    recorded_at    timestamp(6)     not null,
    hash           varbinary(32)    not null,
    constraint event_pk primary key (log, position),
    constraint event_version_once unique (stream_id, version)
);

-- What an event caused is found at once. The index grows at its ends: in the order of the log that is followed, and, for the
-- events that no event caused, in the order of their own. What belongs together has no index: it would cost every insert
-- more than it spares a rare search, which begins at the time that is in the id.
create index event_by_causation on event (causation, log, position);

-- The end of each log. An append locks its row, takes the next positions and releases it with the commit.
-- Few rows that change with every commit stay in memory: in a cached table each change would look for space in the file.
create memory table log_head (
    log         varchar(20)   not null,
    position    bigint        not null,
    hash        varbinary(32) not null,
    recorded_at timestamp(6)  not null,
    constraint log_head_pk primary key (log)
);

-- Which commands have been carried out, so that a repeated one has no second effect.
create table command (
    command_id     uuid        not null,
    log            varchar(20) not null,
    fingerprint    uuid        not null,
    first_position bigint      not null,
    events         integer     not null,
    constraint command_pk primary key (command_id)
);

-- Shortcuts to the state of a stream at a version. Deleting them changes nothing but speed. Which one is the latest, and what
-- the stream is called, is here so that a list of them is read in order out of an index.
create table snapshot (
    stream_id      uuid             not null,
    version        bigint           not null,
    stream_type    varchar(50)      not null,
    schema_version integer          not null,
    payload        varchar(1000000) not null,
    taken_at       timestamp(6),
    name           varchar(100)     not null,
    latest         boolean          default false not null,
    constraint snapshot_pk primary key (stream_id, version)
);

create index snapshot_latest_by_name on snapshot (latest, stream_type, name, stream_id);

-- How far each follower has come. Its effects and its checkpoint are committed together. It takes nothing while it is paused:
-- since when, by whom and why.
create memory table follower (
    name          varchar(50) not null,
    log           varchar(20) not null,
    checkpoint    bigint      not null,
    paused_since  timestamp(6),
    paused_by     varchar(100),
    paused_reason varchar(500),
    constraint follower_pk primary key (name)
);

-- Spring Modulith's registry: a prompt for each follower, outstanding until the follower has committed past it.
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

-- The list of accounts with their balances, kept in the same transaction as the events.
create table account_balance (
    number          varchar(34)  not null,
    holder          varchar(200) not null,
    currency        varchar(3)   not null,
    balance         bigint       not null,
    overdraft_limit bigint       not null,
    status          varchar(10)  not null,
    version         bigint       not null,
    transactions    bigint       not null,
    last_activity   timestamp(6) not null,
    constraint account_balance_pk primary key (number)
);

-- Which currencies have a ledger; the ledgers themselves are event-sourced.
create table ledger (
    currency varchar(3) not null,
    constraint ledger_pk primary key (currency)
);

-- Everything that ever happened on any account, searchable. The position is that of the event in the account log. A reversal
-- names the version of its account that it undid.
create table journal_entry (
    position        bigint       not null,
    account         varchar(34)  not null,
    version         bigint       not null,
    kind            varchar(30)  not null,
    amount          bigint,
    currency        varchar(3)   not null,
    balance         bigint       not null,
    value_date      timestamp(0) not null,
    recorded_at     timestamp(6) not null,
    text            varchar(500) not null,
    counterparty    varchar(100) not null,
    command_id      uuid         not null,
    reverses        bigint,
    constraint journal_entry_pk primary key (position)
);

create index journal_entry_by_account on journal_entry (account, position);
create index journal_entry_by_value_date on journal_entry (value_date, position);

-- A statement lists the movements of one account by value date: this index holds each period of an account in order.
create index journal_entry_by_account_and_value_date on journal_entry (account, value_date, position);

-- Who paid this amount? Amounts are found and ordered within their currency.
create index journal_entry_by_amount on journal_entry (currency, amount, position);

-- What moved on each day, kept by the journal's follower.
create memory table journal_day (
    value_date timestamp(0) not null,
    currency   varchar(3)   not null,
    credits    bigint       not null,
    debits     bigint       not null,
    movements  bigint       not null,
    constraint journal_day_pk primary key (value_date, currency)
);

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

-- Which read models are being made a second time: by whom, and up to which position of their log. Who has lost the row to
-- somebody else writes no more.
create memory table rebuild (
    model    varchar(50) not null,
    owner    uuid        not null,
    position bigint      not null,
    constraint rebuild_pk primary key (model)
);

-- The second ones. They are filled from the log beside those that answer, compared with them, and emptied again.
create table journal_entry_rebuilt (
    position        bigint       not null,
    account         varchar(34)  not null,
    version         bigint       not null,
    kind            varchar(30)  not null,
    amount          bigint,
    currency        varchar(3)   not null,
    balance         bigint       not null,
    value_date      timestamp(0) not null,
    recorded_at     timestamp(6) not null,
    text            varchar(500) not null,
    counterparty    varchar(100) not null,
    command_id      uuid         not null,
    reverses        bigint,
    constraint journal_entry_rebuilt_pk primary key (position)
);

create memory table journal_day_rebuilt (
    value_date timestamp(0) not null,
    currency   varchar(3)   not null,
    credits    bigint       not null,
    debits     bigint       not null,
    movements  bigint       not null,
    constraint journal_day_rebuilt_pk primary key (value_date, currency)
);

create table account_balance_rebuilt (
    number          varchar(34)  not null,
    holder          varchar(200) not null,
    currency        varchar(3)   not null,
    balance         bigint       not null,
    overdraft_limit bigint       not null,
    status          varchar(10)  not null,
    version         bigint       not null,
    transactions    bigint       not null,
    last_activity   timestamp(6) not null,
    constraint account_balance_rebuilt_pk primary key (number)
);

-- How the bank's personal texts are protected: one row, or none where they are not.
create memory table text_protection (
    id          integer       not null,
    kind        varchar(20)   not null,
    salt        varbinary(32) not null,
    iterations  integer       not null,
    check_value varbinary(32) not null,
    sweep_due   boolean       not null,
    constraint text_protection_pk primary key (id)
);

-- One key for each person. Whoever is forgotten has no key any more; the row stays, to tell that there was one.
create table person_key (
    id           uuid         not null,
    fingerprint  varbinary(32),
    wrapped_key  varbinary(100),
    created_at   timestamp(6) not null,
    forgotten_at timestamp(6),
    constraint person_key_pk primary key (id),
    constraint person_key_once unique (fingerprint)
);

create index person_key_by_forgetting on person_key (forgotten_at);
