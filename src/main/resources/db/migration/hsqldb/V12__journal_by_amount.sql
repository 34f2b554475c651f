-- Who paid this amount? Amounts are found and ordered within their currency.
create index journal_entry_by_amount on journal_entry (currency, amount, position);
