-- A statement lists the movements of one account by value date: this index holds each period of an account in order.
create index journal_entry_by_account_and_value_date on journal_entry (account, value_date, position);
