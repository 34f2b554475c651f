-- Everything that ever happened on any account, searchable. The position is that of the event in the account log.
create table journal_entry (
    position        bigint       not null,
    account         varchar(34)  not null,
    version         bigint       not null,
    kind            varchar(30)  not null,
    amount          bigint,
    currency        varchar(3)   not null,
    balance         bigint       not null,
    value_date      date         not null,
    recorded_at     timestamp(6) not null,
    text            varchar(500) not null,
    counterparty    varchar(100) not null,
    command_id      uuid         not null,
    constraint journal_entry_pk primary key (position)
);

create index journal_entry_by_account on journal_entry (account, position);
create index journal_entry_by_value_date on journal_entry (value_date, position);
