-- What operators do: replays, failed attempts, audit log.

alter table journal_entry
    add column origin     bigint references journal_entry (id), -- the entry whose steps it shares; null: itself
    add column replay     bigint,                               -- the replay that made it; null: it was received
    add column tried_from timestamptz,                          -- the time limit counts from here; null: from appended_at
    add column skipped    boolean not null generated always as (state = 'skipped') stored;

-- Partial ones cost the intake nothing; their columns change rarely or never, so that finishing an entry stays a heap-only update.
create index journal_entry_skipped on journal_entry (id) where skipped;
create index journal_entry_origin on journal_entry (origin) where origin is not null;
create index journal_entry_replay on journal_entry (replay, id) where replay is not null;
-- Tells which parts of a large table hold a rare type at all; a frequent one is found by walking down the ids.
create index journal_entry_type on journal_entry using brin (type text_bloom_ops (n_distinct_per_range = 100))
    with (autosummarize = on);
-- Held lanes, those without entries included.
create index journal_lane_held on journal_lane (key) where state = 'held';

create table journal_attempt (                                  -- failed ones only
    id       bigint      generated always as identity primary key,
    entry_id bigint      not null references journal_entry (id) on delete cascade,
    attempt  integer     not null,
    at       timestamptz not null default now(),
    reason   text        not null,
    code     integer
);

create index journal_attempt_entry on journal_attempt (entry_id);

create table journal_replay (
    id          bigint      generated always as identity primary key,
    who         text        not null,
    why         text        not null,
    filter      jsonb,                                          -- which entries; null: from a topic
    topic       text,                                           -- which records; null: from the journal
    topic_from  timestamptz,
    topic_to    timestamptz,
    state       text        not null default 'enqueueing' check (state in ('enqueueing', 'enqueued', 'cancelled')),
    upto        bigint      not null default 0,                 -- the last entry there was when it began
    reached     bigint      not null default 0,                 -- the last entry looked at
    total       bigint      not null default 0,
    enqueued    bigint      not null default 0,
    started_at  timestamptz not null default now(),
    finished_at timestamptz,
    check ((filter is null) <> (topic is null))
);

create table journal_audit (                                    -- outlives the entries it speaks of
    id        bigint      generated always as identity primary key,
    at        timestamptz not null default now(),
    who       text        not null,
    why       text        not null,
    action    text        not null,
    lane      text,
    entry_id  bigint,
    replay_id bigint,
    detail    jsonb       not null default '{}',
    previous  bytea                                             -- an edited entry's data as it was
);
