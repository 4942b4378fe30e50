-- Where the sides of a link differed.
create table bridge_drift (
  id uuid primary key,
  link_id uuid not null references bridge_link (id),
  kind text not null,
  side text not null,
  subject text not null,
  what text not null,
  found_at timestamptz not null,
  found_by text not null,
  found_in text not null,
  repaired_at timestamptz,
  reason text
);
create unique index bridge_drift_open on bridge_drift (link_id, kind, side, subject) where repaired_at is null;
create index bridge_drift_by_time on bridge_drift (found_at desc, id);
create index bridge_drift_by_link on bridge_drift (link_id, found_at desc);
create index bridge_drift_by_entry on bridge_drift (found_in);
comment on column bridge_drift.side is 'the side that lacks it, or has it wrong; the subject is of the other';

-- How far the sweep over all links is; at most one row.
create table bridge_sweep (
  sweep text primary key,
  position uuid not null
);
