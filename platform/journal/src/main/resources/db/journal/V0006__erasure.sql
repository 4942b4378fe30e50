-- Erasing what is about one person: an entry stays as an empty mark, so that its event is still known when it comes again.

alter table journal_entry add column erased_by text;           -- the erasure that emptied it; null: it is whole

create index journal_entry_erased on journal_entry (erased_by) where erased_by is not null;
