-- What moved on each day, kept by the journal's follower: a chart of a year must not add up a million entries.
-- In memory, as there is a row for each day and currency only.
create memory table journal_day (
    value_date date       not null,
    currency   varchar(3) not null,
    credits    bigint     not null,
    debits     bigint     not null,
    movements  bigint     not null,
    constraint journal_day_pk primary key (value_date, currency)
);

insert into journal_day (value_date, currency, credits, debits, movements)
select value_date, currency,
       sum(case when kind in ('CREDITED', 'TRANSFER_RECEIVED') then amount else 0 end),
       sum(case when kind in ('CREDITED', 'TRANSFER_RECEIVED') then 0 else amount end),
       count(*)
  from journal_entry
 where amount is not null
 group by value_date, currency;
