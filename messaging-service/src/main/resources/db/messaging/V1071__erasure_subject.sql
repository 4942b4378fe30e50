-- Whom an erasure is about, and what is theirs though no address is in it: only until everybody has done their part, so that
-- services can be asked again.

create table erasure_subject (
    erasure_id  uuid  not null references erasure (id) on delete cascade,
    kind        text  not null,                          -- 'address' or 'lane'
    value       text  not null,
    primary key (erasure_id, kind, value)
);
create index erasure_subject_by_value on erasure_subject (value) where kind = 'address';

alter table erasure
    add column attempts int not null default 1,          -- commands to erase what this service has
    add column asked_at timestamptz;                     -- when the latest was given; null: when it was requested
alter table erasure_part
    add column attempts int not null default 0,          -- commands to the service
    add column asked_at timestamptz;                     -- when the latest was given
