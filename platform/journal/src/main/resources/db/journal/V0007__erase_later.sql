-- What is about a person whose data are erased, and is still in work, goes once it is finished.

alter table journal_entry add column erase_by text;            -- the erasure that has it emptied then

create index journal_entry_erase_by on journal_entry (id) where erase_by is not null;
