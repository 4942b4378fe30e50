-- When somebody asked to fetch media once more: patience begins anew.
alter table media add column asked_at timestamptz;
