-- The journal: ordered, durable work. One row per lane says all there is to know about readiness, so no wake-up can be lost.

create table journal_lane (
    key         text        not null primary key,
    head        bigint      not null default 1,            -- seq of the entry to run next
    tail        bigint      not null default 1,            -- seq the next entry gets; head = tail: nothing to do
    state       text        not null default 'ready' check (state in ('ready', 'parked', 'held')),
    attempts    integer     not null default 0,            -- attempts begun of the entry at the head
    next_at     timestamptz not null default now(),        -- not before
    lease_until timestamptz not null default '-infinity',  -- -infinity: nobody works on it
    lease_owner text,
    epoch       bigint      not null default 0,            -- grows with each claim; older workers cannot move the lane
    pending     boolean     not null generated always as (head < tail) stored,
    check (head <= tail)
) with (
    fillfactor = 50,                                       -- rows change often: leave room, vacuum early
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_cost_delay = 0
);

-- Lanes with work, the next to run first. Lanes without work are not in it, however many there are. Its predicate is a
-- column that rarely changes, so that moving head or tail leaves the index alone (a heap-only update).
create index journal_lane_work on journal_lane (state, greatest(next_at, lease_until)) where pending;

create table journal_entry (
    id           bigint      generated always as identity primary key,
    lane         text        not null,
    seq          bigint      not null,
    event_id     text        not null,
    type         text        not null,
    source       text        not null,
    time         timestamptz not null,
    content_type text,
    extensions   jsonb       not null,
    data         bytea       not null,
    state        text        not null default 'waiting' check (state in ('waiting', 'done', 'parked', 'skipped')),
    attempts     integer     not null default 0,
    reason       text,                                     -- why the last attempt failed
    code         integer,                                  -- the provider's code, where it gave one
    appended_at  timestamptz not null default now(),
    finished_at  timestamptz,
    parked       boolean     not null generated always as (state = 'parked') stored,
    constraint journal_entry_event unique (event_id),
    constraint journal_entry_place unique (lane, seq)
) with (fillfactor = 75);                                -- each row changes at least once: leave room for it

create index journal_entry_parked on journal_entry (id) where parked;

create table journal_step (
    entry_id bigint      not null references journal_entry (id) on delete cascade,
    name     text        not null,
    state    text        not null check (state in ('begun', 'done')),
    result   jsonb,
    at       timestamptz not null default now(),
    primary key (entry_id, name)
);

create table journal_outbox (
    id           bigint      generated always as identity primary key,
    topic        text        not null,
    key          text        not null,
    event_id     text        not null,
    type         text        not null,
    source       text        not null,
    time         timestamptz not null,
    content_type text,
    extensions   jsonb       not null,
    data         bytea       not null,
    added_at     timestamptz not null default now(),
    refused      text                                      -- why Kafka will never take it; null: to be published
) with (
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_cost_delay = 0
);

create index journal_outbox_refused on journal_outbox (id) where refused is not null;
