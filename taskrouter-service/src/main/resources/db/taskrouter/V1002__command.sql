-- What somebody wanted done with a reservation or a worker, and what became of it.
create table command (
    id         uuid        primary key,
    kind       text        not null,
    subject    text        not null,
    by         text        not null,
    state      text        not null,
    code       integer,
    reason     text,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
);
create index command_changed on command (changed_at);
