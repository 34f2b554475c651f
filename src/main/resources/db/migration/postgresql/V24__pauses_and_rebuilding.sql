-- A follower takes nothing while it is paused: since when, by whom and why.
alter table follower add column paused_since timestamptz(6);
alter table follower add column paused_by varchar(100);
alter table follower add column paused_reason varchar(500);

-- Which read models are being made a second time: by whom, and up to which position of their log. Who has lost the row to
-- somebody else writes no more.
create table rebuild (
    model    varchar(50) collate "C" not null,
    owner    uuid        not null,
    position bigint      not null,
    constraint rebuild_pk primary key (model)
);

-- The second ones. They are filled from the log beside those that answer, compared with them, and emptied again.
create table journal_entry_rebuilt (
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
    constraint journal_entry_rebuilt_pk primary key (position)
);

create table journal_day_rebuilt (
    value_date date       not null,
    currency   varchar(3) collate "C" not null,
    credits    bigint     not null,
    debits     bigint     not null,
    movements  bigint     not null,
    constraint journal_day_rebuilt_pk primary key (value_date, currency)
);

create table account_balance_rebuilt (
    number          varchar(34) collate "C" not null,
    holder          varchar(200)   not null,
    currency        varchar(3) collate "C" not null,
    balance         bigint         not null,
    overdraft_limit bigint         not null,
    status          varchar(10)    not null,
    version         bigint         not null,
    transactions    bigint         not null,
    last_activity   timestamptz(6) not null,
    constraint account_balance_rebuilt_pk primary key (number)
);
