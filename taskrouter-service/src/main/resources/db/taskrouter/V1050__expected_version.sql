-- Our own changes of workers are known by the version that each makes; 0 where it is not known.
alter table expected_activity add column version integer not null default 0;
alter table expected_activity drop constraint expected_activity_pkey;
alter table expected_activity add primary key (worker_sid, activity, version);
