-- Sweeps that compare with the provider: wishes, then reports.

create table journal_reconciliation (
    id           bigint      generated always as identity primary key,
    state        text        not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
    scheduled    boolean     not null,
    requested_by text        not null,
    from_time    timestamptz not null,
    to_time      timestamptz not null,
    compared     bigint      not null default 0,
    missing      bigint      not null default 0,
    changed      bigint      not null default 0,
    items        jsonb       not null default '[]',
    reason       text,                                 -- why it failed
    requested_at timestamptz not null default now(),
    started_at   timestamptz,
    finished_at  timestamptz
);

create index journal_reconciliation_unfinished on journal_reconciliation (id) where state in ('waiting', 'running');
create index journal_reconciliation_scheduled on journal_reconciliation (id) where scheduled;
