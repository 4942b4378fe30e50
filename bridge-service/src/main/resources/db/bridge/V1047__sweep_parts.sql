-- To when the schedule has done each part of its sweeps, on whichever instance.
create table bridge_sweep_part (
  part text primary key,
  done_to timestamptz not null
);
