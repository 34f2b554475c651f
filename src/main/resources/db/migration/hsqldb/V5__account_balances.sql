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
