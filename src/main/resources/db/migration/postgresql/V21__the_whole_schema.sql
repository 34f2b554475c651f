-- The schema as it is on HSQLDB after its migration of the same number; from here on each change is made on both.
-- What is looked for by its beginning or read page by page is ordered by its characters, whatever the server's language.

-- The truth: every event of every log, in its stored form. Nothing here is ever updated or deleted.
create table event (
    log            varchar(20) collate "C" not null,
    position       bigint           not null,
    stream_id      uuid             not null,
    stream_type    varchar(50) collate "C" not null,
    version        bigint           not null,
    type           varchar(100) collate "C" not null,
    schema_version integer          not null,
    payload        varchar(1000000) not null,
    command_id     uuid             not null,
    correlation_id uuid             not null,
    causation      varchar(50) collate "C",
    actor          varchar(100)     not null,
    value_date     date,
    recorded_at    timestamptz(6)   not null,
    hash           bytea            not null,
    constraint event_pk primary key (log, position),
    constraint event_version_once unique (stream_id, version)
);

create index event_by_causation on event (causation, log, position);

-- The end of each log. An append locks its row, takes the next positions and releases it with the commit. Rows that change
-- with every commit get room in their page, so that no index has to change with them.
create table log_head (
    log         varchar(20) collate "C" not null,
    position    bigint         not null,
    hash        bytea          not null,
    recorded_at timestamptz(6) not null,
    constraint log_head_pk primary key (log)
) with (fillfactor = 20);

-- Which commands have been carried out, so that a repeated one has no second effect.
create table command (
    command_id     uuid        not null,
    log            varchar(20) not null,
    fingerprint    uuid        not null,
    first_position bigint      not null,
    events         integer     not null,
    constraint command_pk primary key (command_id)
);

-- Shortcuts to the state of a stream at a version. Deleting them changes nothing but speed.
create table snapshot (
    stream_id      uuid             not null,
    version        bigint           not null,
    stream_type    varchar(50) collate "C" not null,
    schema_version integer          not null,
    payload        varchar(1000000) not null,
    taken_at       timestamptz(6),
    name           varchar(100)     not null,
    latest         boolean          not null default false,
    constraint snapshot_pk primary key (stream_id, version)
);

create index snapshot_latest_by_name on snapshot (latest, stream_type, name, stream_id);

-- How far each follower has come. Its effects and its checkpoint are committed together.
create table follower (
    name       varchar(50) collate "C" not null,
    log        varchar(20) not null,
    checkpoint bigint      not null,
    constraint follower_pk primary key (name)
) with (fillfactor = 20);

-- Spring Modulith's registry: a prompt for each follower, outstanding until the follower has committed past it.
create table event_publication (
    id                     uuid           not null,
    listener_id            varchar(500) collate "C" not null,
    event_type             varchar(500)   not null,
    serialized_event       varchar(10000) not null,
    publication_date       timestamptz(6) not null,
    completion_date        timestamptz(6),
    status                 varchar(20),
    completion_attempts    integer        not null,
    last_resubmission_date timestamptz(6),
    constraint event_publication_pk primary key (id)
);

create index event_publication_by_listener on event_publication (listener_id, publication_date);
create index event_publication_by_status on event_publication (status, publication_date);
create index event_publication_by_completion on event_publication (completion_date);

-- The list of accounts with their balances, kept in the same transaction as the events.
create table account_balance (
    number          varchar(34) collate "C" not null,
    holder          varchar(200)   not null,
    currency        varchar(3) collate "C" not null,
    balance         bigint         not null,
    overdraft_limit bigint         not null,
    status          varchar(10)    not null,
    version         bigint         not null,
    transactions    bigint         not null,
    last_activity   timestamptz(6) not null,
    constraint account_balance_pk primary key (number)
);

-- Which currencies have a ledger; the ledgers themselves are event-sourced.
create table ledger (
    currency varchar(3) collate "C" not null,
    constraint ledger_pk primary key (currency)
);

-- Everything that ever happened on any account, searchable. The position is that of the event in the account log.
create table journal_entry (
    position        bigint         not null,
    account         varchar(34) collate "C" not null,
    version         bigint         not null,
    kind            varchar(30) collate "C" not null,
    amount          bigint,
    currency        varchar(3) collate "C" not null,
    balance         bigint         not null,
    value_date      date           not null,
    recorded_at     timestamptz(6) not null,
    text            varchar(500)   not null,
    counterparty    varchar(100)   not null,
    command_id      uuid           not null,
    reverses        bigint,
    constraint journal_entry_pk primary key (position)
);

create index journal_entry_by_account on journal_entry (account, position);
create index journal_entry_by_value_date on journal_entry (value_date, position);
create index journal_entry_by_account_and_value_date on journal_entry (account, value_date, position);
create index journal_entry_by_amount on journal_entry (currency, amount, position);

-- What moved on each day, kept by the journal's follower.
create table journal_day (
    value_date date       not null,
    currency   varchar(3) collate "C" not null,
    credits    bigint     not null,
    debits     bigint     not null,
    movements  bigint     not null,
    constraint journal_day_pk primary key (value_date, currency)
);

-- Streams that a follower does not get for now, from one version on.
create table parked_stream (
    follower     varchar(50)    not null,
    stream_id    uuid           not null,
    log          varchar(20)    not null,
    version      bigint         not null,
    state        varchar(10)    not null,
    cause        varchar(2000)  not null,
    attempts     integer        not null,
    since        timestamptz(6) not null,
    last_attempt timestamptz(6) not null,
    constraint parked_stream_pk primary key (follower, stream_id)
);

-- Events that a follower will never get, because somebody said so: who, when and why. Kept for good.
create table skipped_event (
    position   bigint         not null,
    follower   varchar(50) collate "C" not null,
    log        varchar(20)    not null,
    stream_id  uuid           not null,
    version    bigint         not null,
    cause      varchar(2000)  not null,
    attempts   integer        not null,
    reason     varchar(500)   not null,
    actor      varchar(100)   not null,
    skipped_at timestamptz(6) not null,
    constraint skipped_event_pk primary key (position, follower)
);

-- Which imports there were. Everything that an import recorded has its id as correlation, between two positions of the
-- account log; the second is not known while it runs, nor if the program ended meanwhile.
create table import_run (
    id              uuid           not null,
    file            varchar(255)   not null,
    actor           varchar(100)   not null,
    started_at      timestamptz(6) not null,
    first_position  bigint         not null,
    last_position   bigint,
    recorded_rows   bigint         not null,
    opened_accounts bigint         not null,
    reversed_rows   bigint         not null,
    state           varchar(20)    not null,
    constraint import_run_pk primary key (id)
);
