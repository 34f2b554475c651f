-- Which currencies have a ledger; the ledgers themselves are event-sourced.
create table ledger (
    currency varchar(3) not null,
    constraint ledger_pk primary key (currency)
);
