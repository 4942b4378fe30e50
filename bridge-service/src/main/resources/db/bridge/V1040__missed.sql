-- How far a sweep is in each list of conversations that it reads; those of other sweeps are forgotten.
create table bridge_sweep_list (
  sweep text not null,
  list text not null,
  page text,
  primary key (sweep, list)
);
comment on column bridge_sweep_list.page is 'the next one to be read; null at the end';

-- What came of each link's last comparison.
create table bridge_comparison (
  link_id uuid primary key references bridge_link (id) on delete cascade,
  event_id text not null,
  asked_by text not null,
  state text not null,
  repaired integer not null,
  left_open integer not null,
  reason text,
  at timestamptz not null
);
create index bridge_comparison_unreadable on bridge_comparison (event_id) where state = 'unreadable';
